'use strict';
// What a reader keeps for themselves: what was read, followed and muted, and filters. All of it stays in this browser; it can be exported.
(() => {
  const store = {
    get(key, fallback) { try { return JSON.parse(localStorage.getItem(key)) ?? fallback; } catch { return fallback; } },
    set(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* A browser that remembers nothing shows the page as it is. */ } },
  };
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const list = name => new Set(store.get(name, []));
  const keep = (name, set) => store.set(name, [...set]);
  const readKey = address => 'read:' + new URL(address, location.href).pathname;
  const toggle = (name, id) => {
    const set = list(name);
    if (!set.delete(id)) set.add(id);
    keep(name, set);
  };

  /** A button that follows or mutes a story; what it does is what it is called. */
  function button(name, id, words, changed) {
    const element = make('button', '', { type: 'button', class: 'reader-button' });
    const show = () => {
      const on = list(name).has(id);
      element.textContent = on ? words[1] : words[0];
      element.setAttribute('aria-pressed', String(on));
    };
    element.addEventListener('click', () => { toggle(name, id); show(); changed?.(); });
    show();
    return element;
  }

  const buttons = (id, changed) => {
    const group = make('span', '', { class: 'reader-buttons' });
    group.append(button('followed', id, ['Follow', 'Following'], changed), button('muted', id, ['Mute', 'Muted'], changed));
    return group;
  };

  // A story's page: follow it or mute it.
  const article = document.querySelector('article[data-version]');
  const number = location.pathname.match(/threads\/(\d+)\.html$/)?.[1];
  if (article && number) {
    article.querySelector('h1')?.after(buttons(number));
    store.set(readKey(location.href), Number(article.dataset.version));
  }

  // The front page.
  const cards = [...document.querySelectorAll('.card[data-story]')];
  if (cards.length === 0) return;
  const before = store.get('visited', null);
  const now = new Date().toISOString();
  // A visit is over after half an hour: a reload must not make everything old.
  const started = store.get('visiting', now);
  if (Date.now() - Date.parse(store.get('seen', now)) > 30 * 60 * 1000 || !localStorage.getItem('visiting')) {
    store.set('visited', store.get('seen', null));
    store.set('visiting', now);
  }
  store.set('seen', now);
  const last = store.get('visited', before);

  const head = document.querySelector('.front-head');
  const bar = make('div', '', { class: 'reader-bar', role: 'group', 'aria-label': 'Your reading' });
  const status = make('p', '', { class: 'meta', role: 'status', id: 'since-visit' });
  head?.append(status, bar);

  function choice(label, attribute, split) {
    const values = new Set(cards.flatMap(card => (card.dataset[attribute] ?? '').split(split)).filter(value => value !== ''));
    if (values.size < 1) return null;
    const select = make('select', '', { id: 'filter-' + attribute });
    select.append(make('option', 'all', { value: '' }), ...[...values].sort().map(value => make('option', value, { value })));
    select.value = store.get('filter-' + attribute, '');
    if (select.selectedIndex < 0) select.value = '';
    select.addEventListener('change', () => { store.set('filter-' + attribute, select.value); show(); });
    const wrapped = make('label', label + ' ');
    wrapped.append(select);
    bar.append(wrapped);
    return select;
  }

  const language = choice('Language', 'language', '|');
  const tag = choice('Tag', 'tags', '|');
  const only = make('select', '', { id: 'filter-only' });
  for (const [value, words] of [['', 'all stories'], ['unread', 'unread'], ['followed', 'followed'], ['muted', 'muted']]) only.append(make('option', words, { value }));
  only.addEventListener('change', () => show());
  const onlyLabel = make('label', 'Show ');
  onlyLabel.append(only);
  bar.append(onlyLabel);

  const save = make('button', 'Export', { type: 'button', class: 'reader-button' });
  save.addEventListener('click', () => {
    const data = {};
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (/^(read:|followed$|muted$|visited$|seen$|filter-)/.test(key)) data[key] = localStorage.getItem(key);
    }
    const link = make('a', '', { href: 'data:application/json,' + encodeURIComponent(JSON.stringify(data)), download: 'reading.json' });
    link.click();
  });
  const load = make('input', '', { type: 'file', accept: 'application/json' });
  load.addEventListener('change', async () => {
    try {
      for (const [key, value] of Object.entries(JSON.parse(await load.files[0].text()))) if (/^(read:|followed$|muted$|visited$|seen$|filter-)/.test(key) && typeof value === 'string') localStorage.setItem(key, value);
      location.reload();
    } catch {
      status.textContent = 'That file holds no exported reading.';
    }
  });
  const loading = make('label', 'Import', { class: 'reader-button' });
  loading.append(load);
  bar.append(save, loading);

  const state = card => {
    const link = card.querySelector('h2 a');
    const read = Number(store.get(readKey(link.href), 0));
    const version = Number(card.dataset.version);
    return read >= version ? 'read' : read > 0 ? 'updated' : 'new';
  };

  for (const card of cards) {
    card.querySelector('.card-foot')?.append(buttons(card.dataset.story, () => show()));
    const mark = make('span', '', { class: 'tag unread-mark' });
    card.querySelector('h2')?.append(' ', mark);
  }

  function show() {
    const [followed, muted] = [list('followed'), list('muted')];
    let fresh = 0;
    for (const card of cards) {
      const id = card.dataset.story;
      const is = state(card);
      const updated = card.querySelector('time')?.dateTime ?? '';
      const isFresh = is !== 'read' && (last === null || Date.parse(updated) > Date.parse(last));
      if (isFresh && !muted.has(id)) fresh++;
      card.classList.toggle('is-unread', is !== 'read');
      card.classList.toggle('is-followed', followed.has(id));
      const mark = card.querySelector('.unread-mark');
      mark.textContent = is === 'new' ? 'unread' : is === 'updated' ? 'updated' : '';
      mark.hidden = is === 'read';
      const fits = (!language?.value || card.dataset.language === language.value)
        && (!tag?.value || (card.dataset.tags ?? '').split('|').includes(tag.value))
        && (only.value === '' ? !muted.has(id) : only.value === 'unread' ? is !== 'read' && !muted.has(id) : only.value === 'followed' ? followed.has(id) : muted.has(id));
      card.hidden = !fits;
    }
    const parts = [last === null ? `${fresh} unread` : `${fresh} new since your last visit (${last.slice(0, 16).replace('T', ' ')} UTC)`];
    const hidden = cards.filter(card => muted.has(card.dataset.story)).length;
    if (hidden > 0) parts.push(`${hidden} muted`);
    status.textContent = parts.join(' · ');
  }

  show();
})();
