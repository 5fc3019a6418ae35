'use strict';
// Any two versions of a thread, section by section, sentence by sentence. The statements lie in scripts of some versions each.
(() => {
  const root = document.getElementById('compare');
  const count = Number(root.dataset.versions);
  const chunk = Number(root.dataset.chunk);
  const words = root.dataset;
  const output = document.getElementById('difference');
  const [from, to] = [document.getElementById('from'), document.getElementById('to')];
  const versions = new Map();
  const loading = new Map();

  globalThis.informationMachine = {
    versions(_, part) {
      for (const version of part.versions) {
        versions.set(version.number, { ...version, sections: version.lines.map((lines, i) => ({ name: part.sections[i], lines: lines.map(n => part.lines[n]) })) });
      }
    },
  };

  function load(number) {
    const part = Math.floor((number - 1) / chunk) + 1;
    if (!loading.has(part)) {
      loading.set(part, new Promise(done => {
        const script = document.createElement('script');
        script.src = `versions-${part}.js`;
        script.onload = script.onerror = done;
        document.head.append(script);
      }));
    }
    return loading.get(part);
  }

  // A statement that stands elsewhere in the other version has only moved; how views developed is not taken back by a later version.
  function settle(lines, before, after) {
    const [had, has] = [before, after].map(version => new Set(version.sections.flatMap(part => part.lines.map(([, key]) => key))));
    return lines.filter(([change, [, key, passes]]) => change !== 'removed' || !(passes || has.has(key)))
      .map(([change, [text, key]]) => [change === 'added' && had.has(key) ? 'same' : change, text]);
  }

  // The longest common subsequence; beyond some hundred statements two sets, so that the table stays small. As the machine compares.
  function compare(before, after) {
    if (before.length > 400 || after.length > 400) {
      const [old, now] = [before, after].map(lines => new Set(lines.map(([text]) => text)));
      return [...before.filter(([text]) => !now.has(text)).map(line => ['removed', line]), ...after.map(line => [old.has(line[0]) ? 'same' : 'added', line])];
    }
    const length = Array.from({ length: before.length + 1 }, () => new Int32Array(after.length + 1));
    for (let i = before.length - 1; i >= 0; i--) {
      for (let j = after.length - 1; j >= 0; j--) {
        length[i][j] = before[i][0] === after[j][0] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    const lines = [];
    for (let i = 0, j = 0; i < before.length || j < after.length;) {
      if (i < before.length && j < after.length && before[i][0] === after[j][0]) {
        lines.push(['same', after[j++]]);
        i++;
      } else if (i < before.length && (j === after.length || length[i + 1][j] >= length[i][j + 1])) lines.push(['removed', before[i++]]);
      else lines.push(['added', after[j++]]);
    }
    return lines;
  }

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function section(name, lines) {
    const same = lines.filter(([change]) => change === 'same').length;
    const heading = element('h3', '', name, ...(same > 0 ? [' ', element('span', 'kept', words.unchanged.replace('{0}', same))] : []));
    const items = lines.filter(([change]) => change !== 'same').map(([change, text]) => {
      const words = element(change === 'added' ? 'ins' : 'del', '', text);
      words.dir = 'auto';
      return element('li', change, element('span', 'unseen', change === 'added' ? words.added : words.removed), words);
    });
    return element('section', 'diff', heading, element('ul', '', ...items));
  }

  async function show() {
    const [a, b] = [Number(from.value), Number(to.value)];
    await Promise.all([load(a), load(b)]);
    if (Number(from.value) !== a || Number(to.value) !== b) return;
    const [before, after] = [versions.get(a), versions.get(b)];
    if (!before || !after) {
      output.replaceChildren(element('p', 'notice', words.failed));
      return;
    }
    const changed = after.sections.map((part, i) => ({ name: part.name, lines: settle(compare(before.sections[i].lines, part.lines), before, after) })).filter(part => part.lines.some(([change]) => change !== 'same'));
    output.replaceChildren(...(changed.length > 0 ? changed.map(part => section(part.name, part.lines)) : [element('p', 'empty', words.same)]));
  }

  function choose() {
    const [, a, b] = location.hash.match(/^#(\d+)-(\d+)$/) ?? [];
    const valid = n => n >= 1 && n <= count;
    if (valid(Number(a)) && valid(Number(b))) {
      from.value = a;
      to.value = b;
      show();
    }
  }

  for (const select of [from, to]) {
    select.addEventListener('change', () => {
      history.replaceState(null, '', `#${from.value}-${to.value}`);
      show();
    });
  }
  root.querySelector('form').hidden = false;
  addEventListener('hashchange', choose);
  choose();
})();
