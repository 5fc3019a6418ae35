'use strict';
// The index lies in scripts, a hundred stories each, because a page opened from disk may load nothing else. The newest are searched first,
// the older ones on demand, so that a search costs the same however long the site has been kept.
(() => {
  const AtOnce = 20;
  const MostShown = 100;
  const dense = /[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/;
  const common = new Set('the and for with from that this was were are but not have has had its his her they you our about into over when what who why how will would'.split(' '));

  const input = document.getElementById('query');
  const found = document.getElementById('found');
  const results = document.getElementById('results');
  const older = document.getElementById('older');
  const stories = [];
  let waiting = [];
  let pending = 0;

  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

  function words(text) {
    const all = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    const telling = all.flatMap(split);
    const kept = telling.filter(word => !common.has(word) && (word.length > 2 || /\d/.test(word) || dense.test(word)));
    return [...new Set(kept.length > 0 ? kept : telling)];
  }

  function split(word) {
    if (!dense.test(word)) return [word.slice(0, 40)];
    return (word.match(/[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+|[^\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+/g) ?? []).flatMap(part =>
      dense.test(part) && part.length > 2 ? [...part].slice(0, -1).map((_, i) => part.slice(i, i + 2)) : [part]);
  }

  // A word counts where another begins with it; a dense one wherever it stands.
  const has = (text, word) => dense.test(word) ? text.includes(word) : text.includes(' ' + word);

  function score(story, wanted) {
    let sum = 0;
    for (const word of wanted) {
      const worth = has(story.title, word) ? 8 : has(story.teaser, word) ? 3 : has(story.terms, word) ? 1 : 0;
      if (worth === 0) return 0;
      sum += worth;
    }
    return sum;
  }

  const spaced = text => ' ' + fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ') + ' ';

  function line(story) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `threads/${Number(story.entry[0])}.html`;
    link.dir = 'auto';
    link.textContent = story.entry[1];
    const text = document.createElement('p');
    text.dir = 'auto';
    text.textContent = story.entry[2];
    const meta = document.createElement('span');
    meta.className = 'meta';
    for (const part of [`${story.entry[4]} post${story.entry[4] === 1 ? '' : 's'}`, story.entry[3]]) {
      const span = document.createElement('span');
      span.textContent = part;
      meta.append(span, ' ');
    }
    const head = document.createElement('div');
    head.append(link, meta);
    item.append(head, text);
    return item;
  }

  function show() {
    const wanted = words(input.value);
    results.replaceChildren();
    if (wanted.length === 0) {
      found.textContent = '';
      return;
    }
    const hits = stories.map(story => ({ story, score: score(story, wanted) })).filter(hit => hit.score > 0);
    hits.sort((a, b) => b.score - a.score || b.story.entry[3].localeCompare(a.story.entry[3]) || b.story.entry[0] - a.story.entry[0]);
    results.append(...hits.slice(0, MostShown).map(hit => line(hit.story)));
    const count = hits.length === 0 ? 'Nothing found' : hits.length === 1 ? '1 story' : `${hits.length} stories`;
    found.textContent = `${count}${pending > 0 ? ' so far' : ''}${hits.length > MostShown ? `, the first ${MostShown} shown` : ''}`;
  }

  function load(file, done) {
    const script = document.createElement('script');
    script.src = file;
    script.onload = script.onerror = () => { script.remove(); done(); };
    document.head.append(script);
  }

  function more() {
    const next = waiting.splice(0, AtOnce);
    pending += next.length;
    older.hidden = waiting.length === 0;
    for (const shelf of next) load(`search/${shelf}.js`, () => { pending--; show(); });
  }

  globalThis.informationMachine = {
    shelves(numbers) { waiting = numbers; },
    shelf(_, entries) {
      for (const entry of entries) {
        if (entry) stories.push({ entry, title: spaced(entry[1]), teaser: spaced(entry[2]), terms: ` ${entry[5]} ` });
      }
    },
  };

  let timer = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      history.replaceState(null, '', input.value ? `#${encodeURIComponent(input.value)}` : ' ');
      show();
    }, 120);
  });
  older.querySelector('button').addEventListener('click', more);
  try {
    input.value = decodeURIComponent(location.hash.slice(1));
  } catch {
    input.value = '';
  }
  input.focus();
  load('search/index.js', more);
})();
