// The command palette: every page, every action that is possible here, and stories by their words, from one field.
(() => {
  'use strict';
  const palette = document.getElementById('palette');
  if (!palette) return;
  const field = palette.querySelector('input');
  const list = palette.querySelector('ul');
  const most = 30;
  let shown = [];
  let at = 0;
  let asked = 0;
  let isLooking = false; // The stories have not come yet,
  let isAwaited = false; // and Enter was pressed for them.

  const text = element => element.textContent.replace(/\s+/g, ' ').trim();

  /** What can be done: pages, then actions of the chosen row, of the page and of the desk. */
  function commands() {
    const pages = [...document.querySelectorAll('.side nav a')].map(link => ({ name: `Go to ${text(link.querySelector('span'))}`, key: '', run: () => link.click() }));
    const buttons = [...document.querySelectorAll('.row.is-current [data-key], [data-page-actions] [data-key], .side-foot [data-key]')]
      .filter(button => !button.matches('[disabled], [aria-disabled=true]') && button.offsetParent !== null)
      .map(button => ({ name: text(button).replace(new RegExp(`\\s*${button.dataset.key.replace(/[^a-z]/gi, '\\$&')}$`), ''), key: button.dataset.key, run: () => button.click() }));
    const help = { name: 'Help: what the keys and buttons do', key: '?', run: () => document.getElementById('help').showModal() };
    return [...buttons.filter(button => button.key !== '?'), ...pages, ...elsewhere(), help];
  }

  /** What other pages are for: the palette goes there and begins it. */
  function elsewhere() {
    return [...document.querySelectorAll('.side nav a[data-begins]:not([data-begins=""])')].flatMap(link => link.dataset.begins.split(';').map(entry => entry.split('=')).filter(([begin]) => link.getAttribute('aria-current') !== 'page' || document.querySelector(`[data-begin="${begin}"]:not([data-key])`)).map(([begin, name]) => ({ name, key: '', run: () => goTo(link, begin) })));
  }

  function goTo(link, begin) {
    if (link.getAttribute('aria-current') === 'page') { start(begin); return; }
    location.href = `${link.getAttribute('href')}#${begin}`;
  }

  /** Opens what an address asks to begin: a form that is folded away, or what a button opens. */
  function start(begin) {
    const place = document.querySelector(`[data-begin="${CSS.escape(begin)}"]`);
    if (!place) return;
    if (place.matches('details')) { place.open = true; place.scrollIntoView({ block: 'start' }); place.querySelector('form input:not([type=hidden], [type=checkbox])')?.focus(); } else if (place.matches('p')) { place.scrollIntoView({ block: 'center' }); } else place.click();
  }
  window.addEventListener('load', () => { if (location.hash.length > 1) { start(location.hash.slice(1)); } });

  /** The words as they are, else the beginnings of words in their order, as "gf" for "Go to Feeds"; 0 is none. */
  function fit(name, wanted) {
    const [here, there] = [name.toLowerCase(), wanted.toLowerCase()];
    if (here.includes(there)) return 2 + (here.startsWith(there) ? 1 : 0);
    return begins(here.split(/[^\p{L}\p{N}]+/u), there.replace(/\s+/g, '')) ? 1 : 0;
  }

  function begins(words, letters) {
    if (letters === '') return true;
    if (words.length === 0) return false;
    const [word, ...rest] = words;
    let same = 0;
    while (same < word.length && same < letters.length && word[same] === letters[same]) same++;
    for (; same > 0; same--) if (begins(rest, letters.slice(same))) return true;
    return begins(rest, letters);
  }

  function draw() {
    list.replaceChildren(...shown.map((item, i) => {
      const row = document.createElement('li');
      row.id = `command-${i}`;
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', String(i === at));
      row.append(item.name);
      if (item.where) { const where = document.createElement('span'); where.className = 'soft'; where.textContent = item.where; row.append(where); }
      if (item.key) { const key = document.createElement('kbd'); key.textContent = item.key; row.append(key); }
      row.addEventListener('click', () => run(i));
      return row;
    }));
    if (shown.length === 0 && field.value.trim() !== '') { const none = document.createElement('li'); none.className = 'soft'; none.textContent = isLooking ? 'Looking among the stories …' : 'Nothing here is called that.'; list.append(none); }
    field.setAttribute('aria-activedescendant', shown.length > 0 ? `command-${at}` : '');
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function look() {
    const wanted = field.value.trim();
    const found = commands().map(item => ({ item, rank: wanted === '' ? 1 : fit(item.name, wanted) })).filter(item => item.rank > 0).sort((a, b) => b.rank - a.rank).map(item => item.item);
    // Notices name stories by their numbers.
    const thread = /^(?:#|thread\s+#?)?(\d{1,9})$/i.exec(wanted)?.[1];
    if (thread) found[/^\d/.test(wanted) ? 'push' : 'unshift']({ name: `Open thread ${thread}`, key: '', run: () => { location.href = document.body.dataset.events.replace(/events$/, `threads/${thread}`); } });
    shown = found.slice(0, most);
    at = 0;
    asked++;
    isLooking = wanted.length > 1;
    isAwaited = false;
    draw();
    if (isLooking) stories(wanted, asked);
  }

  /** Stories that hold the words come after what can be done. */
  async function stories(wanted, number) {
    const answer = await fetch(`${document.body.dataset.events.replace(/events$/, 'search')}?q=${encodeURIComponent(wanted)}`, { headers: { 'HX-Request': 'true' } }).catch(() => null);
    const found = answer?.ok ? await answer.text().catch(() => '') : '';
    if (number !== asked) return; // Another letter was typed meanwhile.
    isLooking = false;
    const page = new DOMParser().parseFromString(found, 'text/html');
    // Those that say it in their headline first; of others it is said that only their posts do.
    const words = wanted.toLowerCase().split(/\s+/);
    const links = [...page.querySelectorAll('[data-open]')].map(link => ({ name: text(link), to: link.getAttribute('href') })).map(item => ({ ...item, isNamed: words.every(word => item.name.toLowerCase().includes(word)) }));
    links.sort((a, b) => b.isNamed - a.isNamed);
    shown = [...shown, ...links.slice(0, most - Math.min(shown.length, most - 5)).map(({ name, to, isNamed }) => ({ name, key: '', where: isNamed ? '' : 'by its posts or a near spelling', run: () => { location.href = to; } }))];
    draw();
    if (isAwaited && palette.open) run(at);
  }

  function run(i) {
    const item = shown[i];
    // Enter before the stories have come is for the first of them.
    isAwaited = !item && isLooking;
    if (!item) return;
    field.blur(); // Until the next picture keys would go into a field that nobody sees.
    palette.close();
    item.run();
  }

  function open() {
    if (document.querySelector('dialog[open]')) return;
    field.value = '';
    palette.showModal();
    field.focus();
    look();
  }

  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); if (palette.open) palette.close(); else open(); }
  });
  document.addEventListener('click', event => { if (event.target.closest('[data-opens=palette]')) open(); });
  // By touch there is no Esc: what lies beside it and a button close it too.
  palette.addEventListener('click', event => { if (event.target === palette || event.target.closest('.close')) palette.close(); });
  field.addEventListener('input', look);
  field.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      at = Math.min(shown.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)));
      draw();
    } else if (event.key === 'Escape') {
      event.preventDefault(); // A search field would only be emptied.
      field.blur();
      palette.close();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(at);
    }
  });
})();
