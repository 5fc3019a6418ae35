// Keys, dialogs, selection and live updates. Everything a key does is a button with the same data-key, so mouse and keyboard agree.
(() => {
  'use strict';
  const body = document.body;
  const dialog = document.getElementById('dialog');
  const help = document.getElementById('help');
  const tray = document.getElementById('tray');
  const picked = new Set();
  const boxes = '#posts input[name=posts], #review input[name=items]';
  let current = null;
  let said = null;
  let lent = null; // A post that a key took without a tick: given back where its dialog is left.

  const selectFirst = matchMedia('(hover: none)').matches ? 'Select posts first: tick their boxes.' : 'Select posts first: tick their boxes, or press x.';

  const rows = () => [...document.querySelectorAll('[data-row]')];
  const row = () => rows().find(item => item.dataset.row === current) ?? null;
  const typing = target => target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select') !== null;

  function show(item, focus = true) {
    rows().forEach(other => other.classList.toggle('is-current', other === item));
    current = item ? item.dataset.row : null;
    if (!item) return;
    sessionStorage.setItem(`at ${location.pathname}${location.search}`, current);
    if (focus) item.focus({ preventScroll: true });
    item.scrollIntoView({ block: focus && item.offsetHeight > window.innerHeight ? 'start' : 'nearest' });
  }

  function step(by) {
    const all = rows();
    if (all.length === 0) { say(document.getElementById('review') ? 'No question is open.' : 'Nothing is listed here.'); return; }
    const at = all.indexOf(row());
    show(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
  }

  /** The button for a key: in the current row first, then on the page. */
  function button(key) {
    const match = `[data-key="${CSS.escape(key)}"]:not([disabled], [aria-disabled=true])`;
    const own = row()?.querySelector(match);
    if (own || row()?.querySelector(`[data-key="${CSS.escape(key)}"]`)) return own; // What rests in the row is not done to the page instead.
    return document.querySelector(`[data-page-actions] ${match}, .side ${match}`) ?? null;
  }

  function pick(box, on) {
    document.querySelectorAll('#toasts .is-wrong').forEach(toast => toast.remove());
    box.checked = on;
    if (on) picked.add(box.value); else picked.delete(box.value);
    count();
  }

  function count() {
    // On the buttons themselves too: the number stands above, which may be out of sight.
    document.querySelectorAll('#review :is([data-key=b], [data-key=h]), #posts button[data-key=b]').forEach(button => { button.dataset.all = picked.size > 1 && picked.has(button.closest('[data-row]').querySelector('input[name=items], input[name=posts]')?.value) ? ` all ${picked.size}` : ''; });
    const bulk = document.getElementById('bulk');
    if (bulk) { bulk.hidden = picked.size === 0; bulk.querySelector('span').textContent = `${picked.size} selected`; }
    const label = document.getElementById('selected');
    if (label) label.textContent = picked.size > 0 ? `${picked.size} selected` : '';
    document.querySelector('.thread-head .actions')?.setAttribute('data-picked', label?.textContent ?? '');
    body.classList.toggle('has-picked', picked.size > 0 && document.getElementById('posts') !== null);
    document.querySelectorAll(boxes).forEach(box => box.closest('[data-row]').classList.toggle('is-picked', box.checked));
  }

  /** Answers given in one go: told as one, and taken back as one by the next undo. */
  let group = null;

  /** A key that answers a question answers all that are selected. */
  function actOnAll(key) {
    const isReview = document.getElementById('review') !== null;
    const asked = [...document.querySelectorAll(boxes)].filter(box => box.checked);
    if (asked.length === 0 || !(isReview ? /^[bh]$/ : /^b$/).test(key)) return false;
    const buttons = asked.map(box => box.closest('[data-row]').querySelector(`[data-key="${key}"]:not([disabled])`)).filter(Boolean);
    asked.forEach(box => pick(box, false));
    if (buttons.length === 0) { say('An editor has said so of all of them already.'); return true; }
    if (buttons.length > 1) group = { size: buttons.length, decisions: [], what: key === 'h' ? ['stories were hidden', 'stories are shown again'] : isReview ? ['questions were answered', 'answers were taken back'] : ['posts belong here', 'posts are the machine’s to tell again'] };
    buttons.forEach(found => found.click());
    return true;
  }

  function act(key) {
    if (actOnAll(key)) return true;
    const found = button(key);
    if (!found) return explain(key);
    if (found.hasAttribute('data-needs-selection') && picked.size === 0) {
      const box = row()?.querySelector('input[name=posts]');
      if (!box) { say(selectFirst); return true; }
      pick(box, true);
      lent = box.value;
    }
    if (!actOnGroup(key)) found.click();
    return true;
  }

  /** Undo and redo mean the answers given in one go, as long as nothing else was decided since. */
  function actOnGroup(key) {
    if (key === 'z' && group && !group.isUndone && group.decisions.length === group.size) { undoGroup(); return true; }
    if (key === 'Z' && group?.isUndone) { redoGroup(); return true; }
    return false;
  }

  /** The next sentence that can be corrected, and the first one again behind the last. */
  function nextPencil() {
    const pencils = [...document.querySelectorAll('.fix')];
    if (pencils.length === 0) return explain('e');
    const pencil = pencils[(pencils.indexOf(document.activeElement) + 1) % pencils.length];
    (pencil.closest('.said') ?? pencil).scrollIntoView({ block: 'nearest' });
    pencil.focus({ preventScroll: true });
    return true;
  }

  function undoGroup() {
    const undo = document.querySelector('.side [data-key="z"]');
    group = { size: group.size, what: group.what, decisions: [], isUndone: true };
    for (let i = 0; i < group.size; i++) undo.click(); // They queue: each is sent when the one before has been answered.
  }

  function redoGroup() {
    const redo = document.querySelector('.side [data-key="Z"]');
    group = { size: group.size, what: group.what, decisions: [] };
    for (let i = 0; i < group.size; i++) redo.click();
  }

  /** Says why a key does nothing here, where it does something elsewhere on the page. */
  function explain(key) {
    const match = `[data-key="${CSS.escape(key)}"]`;
    const isOfStories = document.querySelector('#review, main [data-row^="thread-"], main [data-row^="hit-"]') !== null;
    const resting = row()?.querySelector(match) ?? document.querySelector(`[data-page-actions] ${match}`);
    if (resting) say(resting.title || 'That is not possible here.');
    else if (document.querySelector(`[data-row] ${match}`)) say(row() ? 'That is not possible for this one.' : 'Choose one first: j or k.');
    else if (key === 'c' && document.getElementById('thread')) say('There is nothing to compare: this is the first version.');
    else if (key === 'e' && document.querySelector('#thread .old[role=note]')) say('Sentences are corrected in the newest version.');
    else if (document.getElementById('review') && rows().length === 0 && 'abefhmnprsvw'.includes(key)) say('No question is open.');
    else if (key === 'P' && document.getElementById('thread')) say('No decision waits for a version here.');
    else if (key === 'a' && isOfStories) say('A version is approved on the page that shows it: Enter opens it.');
    else if ('cefnprstvwP'.includes(key) && isOfStories) say('That key works on the page of a story: Enter opens it.');
    else say('That key does nothing on this page; ? lists them.');
    return true;
  }

  function say(text) {
    const toast = document.createElement('div');
    toast.className = 'toast is-wrong is-said';
    toast.setAttribute('role', 'alert');
    const words = document.createElement('span');
    words.textContent = text;
    const close = document.createElement('button');
    Object.assign(close, { type: 'button', className: 'close', textContent: '×', ariaLabel: 'Close' });
    close.dataset.closes = '';
    toast.append(words, close);
    said = toast;
    document.getElementById('toasts').prepend(toast);
    toast.dataset.seen = '';
    expire(toast);
  }

  /** The notice of the last of several answers speaks for all of them. */
  function tellGroup(toast) {
    const button = toast.querySelector('button[hx-post]');
    if (!button || !group || group.isTold || group.decisions.length < group.size) return;
    group.isTold = true;
    const isUndone = group.isUndone;
    const told = group;
    toast.querySelector('span').textContent = `${group.size} ${group.what[isUndone ? 1 : 0]}.`;
    button.textContent = `${isUndone ? 'Redo' : 'Undo'} all ${group.size}`;
    button.addEventListener('click', event => {
      event.preventDefault();
      event.stopImmediatePropagation();
      toast.remove();
      if (group !== told) say('Something else was decided since: the history of each story takes back what belongs to it.');
      else if (isUndone) redoGroup(); else undoGroup();
    }, true);
  }

  /** A notice goes after a while, but not from under a pointer or the focus. */
  function expire(toast) {
    setTimeout(() => { if (toast.matches(':hover, :focus-within')) expire(toast); else toast.remove(); }, toast.classList.contains('is-wrong') ? 12000 : 8000);
  }

  /** Enter in the search leads to the first of what it found, once that is there: the next key goes to it. Whoever types on stays in the field. */
  let wanted = null;
  function found() {
    const field = document.getElementById('q');
    const form = field?.closest('form');
    if (wanted === null || document.activeElement !== field || field.value !== wanted.text) { wanted = null; return; }
    if ((document.getElementById('hits')?.dataset.of ?? '') !== wanted.text.trim()) {
      if (!wanted.isAsked) { wanted.isAsked = true; htmx.trigger(form, 'submit'); }
      return;
    }
    wanted = null;
    if (rows().length > 0) { field.blur(); show(rows()[0]); }
  }
  document.addEventListener('htmx:afterSettle', event => { if (event.detail.target.id === 'hits' || event.detail.elt?.id === 'hits') found(); });

  document.addEventListener('keydown', event => {
    // A field of a dialog that has just closed keeps the focus until the next picture: a key is not for what nobody sees.
    const on = event.target.checkVisibility() ? event.target : body;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.repeat && event.key.length === 1 && !'jk'.includes(event.key) && !typing(on)) return; // A key held down decides once.
    if (document.querySelector('dialog[open]') || typing(on)) {
      if (event.key === 'Enter' && on.id === 'q' && document.querySelector('form.search')) { wanted = { text: on.value, isAsked: false }; found(); event.preventDefault(); }
      if (event.key === 'Escape' && typing(on)) { on.blur(); if (on.id === 'q') event.preventDefault(); } // The browser would empty the search, and what was found would be gone.
      return;
    }
    const key = event.key;
    let done = true;
    if (key === 'j' || key === 'ArrowDown' && current) step(1);
    else if (key === 'k' || key === 'ArrowUp' && current) step(-1);
    else if (key === 'x' && /^(feed|watch|receiver)-/.test(row()?.dataset.row ?? '')) done = explain(key);
    else if (key === 'x') { const box = row()?.querySelector(boxes); if (box) pick(box, !box.checked); else if (rows().length === 0) say('There is nothing to select here.'); else say(document.querySelector(boxes) ? 'Choose one first: j or k.' : 'Posts are selected on the page of their thread: Enter.'); }
    else if (key === 'Enter') { const link = on === row() || on === body ? row()?.querySelector('[data-open]') : null; if (link) link.click(); else done = false; }
    else if (key === '/') { const field = document.getElementById('q'); if (field) field.focus(); else location.href = body.dataset.events.replace(/events$/, 'search'); }
    else if (key === '?') help.showModal();
    else if (key === 'e') done = nextPencil();
    else if (/^[abcfhmnprstvwzPZ]$/.test(key)) done = act(key);
    else done = false;
    if (done) event.preventDefault();
    if (done && key.length === 1 && 'jkx'.includes(key)) document.querySelectorAll('#toasts .is-wrong').forEach(toast => { if (toast !== said) toast.remove(); });
    said = null;
  });

  document.addEventListener('click', event => {
    const target = event.target;
    if (target.closest('[data-opens=help]')) help.showModal();
    if (target.closest('[data-clears]')) document.querySelectorAll(boxes).forEach(box => { if (box.checked) pick(box, false); });
    const together = target.closest('#bulk [data-answers]');
    if (together) actOnAll(together.dataset.answers);
    const resting = target.closest('[aria-disabled=true]');
    if (resting) { event.preventDefault(); event.stopImmediatePropagation(); say(resting.title || 'That is not possible here.'); }
    const closer = target.closest('[data-closes]');
    if (closer) { (closer.closest('.toast') ? closer.closest('.toast').remove() : dialog.close()); }
    const needy = target.closest('[data-needs-selection]');
    if (needy && picked.size === 0) { event.preventDefault(); event.stopImmediatePropagation(); say(selectFirst); }
    // A button of a question that is selected answers all that are; so does its key.
    const answer = event.isTrusted ? target.closest('#review .is-picked button[data-key], #posts .is-picked button[data-key=b]') : null;
    const pressed = event.isTrusted ? target.closest('.side [data-key=z], .side [data-key=Z]') : null;
    if (answer && actOnAll(answer.dataset.key) || pressed && actOnGroup(pressed.dataset.key)) { event.preventDefault(); event.stopImmediatePropagation(); }
    // What a key opens or leads to is looked at next.
    const place = target.closest('h2[data-key], summary[data-key]');
    if (place && (!event.isTrusted || place.matches('h2'))) { place.scrollIntoView({ block: 'start' }); place.focus({ preventScroll: true }); }
    const cited = target.closest('a.cite')?.getAttribute('href');
    if (cited && !document.getElementById(cited.slice(1))) { event.preventDefault(); say('That post is not on this page: it may be in another story now.'); }
    const item = target.closest('[data-row]');
    if (item) show(item, false);
  }, true);

  document.addEventListener('change', event => {
    if (event.target.matches(boxes)) pick(event.target, event.target.checked);
  });

  // Choosing another thread in the merge form shows that one beside ours.
  document.addEventListener('change', event => {
    if (!event.target.matches('#targets input[name=other]') || !document.querySelector('.compare')) return;
    const form = event.target.closest('form');
    const url = `${body.dataset.events.replace(/events$/, 'dialog')}?kind=merge&thread=${form.elements.thread.value}&other=${event.target.value}`;
    htmx.ajax('GET', url, { target: '.compare', select: '.compare', swap: 'outerHTML' });
  });

  // A post dragged by its head opens the form for moving as a tray; let go over one of its threads, and it is sent. Selected posts come along.
  let sent = false;
  const target = event => event.target.closest?.('#tray .targets label') ?? null;
  const aim = label => tray.querySelectorAll('.is-over').forEach(other => { if (other !== label) other.classList.remove('is-over'); });
  document.addEventListener('dragstart', event => {
    const post = event.target.closest?.('.who[draggable=true]')?.closest('.post');
    const box = post?.querySelector('input[name=posts]');
    const mover = document.querySelector('[data-page-actions] [data-key=v]');
    if (!box || !mover) return;
    if (!picked.has(box.value)) { document.querySelectorAll('#posts input[name=posts]:checked').forEach(other => pick(other, false)); pick(box, true); }
    sent = false;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setDragImage(post, 20, 20);
    event.dataTransfer.setData('text/plain', [...picked].join(' '));
    const posts = [...picked].map(value => `&posts=${encodeURIComponent(value)}`).join('');
    htmx.ajax('GET', `${mover.getAttribute('hx-get')}${posts}&tray=true`, { target: tray, swap: 'innerHTML' }).then(() => { tray.hidden = picked.size === 0; });
  });
  document.addEventListener('dragover', event => {
    const label = target(event);
    aim(label);
    if (!label) return;
    event.preventDefault();
    label.classList.add('is-over');
  });
  document.addEventListener('drop', event => {
    const label = target(event);
    if (!label) return;
    event.preventDefault();
    label.querySelector('input').checked = true;
    sent = true;
    label.closest('form').requestSubmit();
  });
  document.addEventListener('dragend', () => { tray.hidden = true; if (!sent) tray.replaceChildren(); });
  document.addEventListener('htmx:afterRequest', event => { if (sent && tray.contains(event.detail.elt)) tray.replaceChildren(); });

  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target.id === 'targets') {
      const chosen = document.querySelector('#targets input[name=other]:checked');
      if (chosen) chosen.dispatchEvent(new Event('change', { bubbles: true })); else document.querySelector('.compare')?.replaceChildren();
    }
    if (event.detail.target === dialog) return;
    document.querySelectorAll('#toasts .toast:not([data-seen])').forEach(toast => { toast.dataset.seen = ''; tellGroup(toast); expire(toast); });
  });

  // A page is older than the decisions made on it until it is refreshed: whoever saw the state before one of them has seen the state after it too.
  const steps = new Map();
  body.addEventListener('decided', event => {
    event.detail.steps?.forEach(([thread, before, after]) => steps.set(`${thread}:${before}`, `${thread}:${after}`));
    if (event.detail.decision) remember(event.detail.decision);
    isTakenBack = event.detail.isUndo === true;
    if (!event.detail.decision || !group) return;
    if (group.decisions.length < group.size) group.decisions.push(event.detail.decision); else group = null;
  });

  // One that is refused leaves the others single decisions: what comes next is none of theirs.
  document.addEventListener('htmx:afterRequest', event => {
    if (event.detail.requestConfig?.verb !== 'post' || !/\/decide$/.test(event.detail.requestConfig.path)) return;
    if (group && group.decisions.length < group.size && !event.detail.xhr.getResponseHeader('HX-Trigger')) group = null;
    if (event.detail.xhr.status >= 400) refreshSoon(); // What refuses it the page may not have heard of.
  });

  // Undo and redo mean the story on the page or, where there is none, what this tab has decided: what was done elsewhere is left alone.
  const mine = () => JSON.parse(sessionStorage.getItem('decisions') ?? '[]');
  const remember = decision => sessionStorage.setItem('decisions', JSON.stringify([...mine(), decision].slice(-100)));
  document.addEventListener('htmx:configRequest', event => {
    const data = event.detail.formData;
    if (/^(undo|redo)$/.test(data.get('kind') ?? '') && !data.has('undoes')) {
      const thread = document.getElementById('thread')?.dataset.thread;
      // Where nothing is decided about stories nothing is taken back either: what a key would reach there stands on another page.
      if (thread) data.set('thread', thread); else if (document.querySelector('#review, #threads')) mine().forEach(decision => data.append('here', decision));
    }
    const seen = data.getAll('seen').flatMap(value => value.split(','));
    if (seen.length === 0) return;
    data.delete('seen');
    seen.forEach(value => { while (steps.has(value)) value = steps.get(value); data.append('seen', value); });
  });

  // Notices lie above everything, also above an open dialog: whatever opened last is on top.
  const toasts = document.getElementById('toasts');
  new MutationObserver(() => {
    // One at a time: a pile would lie over what is decided about, with buttons for what was taken back long ago.
    [...toasts.children].slice(1).forEach(older => older.remove());
    if (toasts.matches(':popover-open')) toasts.hidePopover();
    if (toasts.firstElementChild) toasts.showPopover();
  }).observe(toasts, { childList: true });

  document.addEventListener('htmx:afterSettle', restore);

  // A notice leads to another page, or nowhere: the page may have become the one it leads to.
  document.addEventListener('htmx:afterSettle', () => document.querySelectorAll('#toasts .toast a').forEach(link => { if (link.pathname === location.pathname) link.remove(); }));

  // What an editor has selected and where they are outlives every refresh.
  function restore(event) {
    const all = rows();
    const shown = [...document.querySelectorAll(boxes)];
    if (shown.length > 0 || document.querySelector('#review, #posts')) {
      const known = new Set(shown.map(box => box.value));
      [...picked].filter(value => !known.has(value)).forEach(value => picked.delete(value));
      shown.forEach(box => { box.checked = picked.has(box.value); });
      count();
    }
    const isReview = event?.detail?.target?.id === 'review';
    const back = isTakenBack && isReview ? all.find(item => !known.includes(item.dataset.row)) : null;
    if (isReview) isTakenBack = false;
    if (back) { show(back, !typing(document.activeElement)); } else if (current && !row() && all.length > 0) show(all[Math.min(before.filter(name => all.some(item => item.dataset.row === name)).length, all.length - 1)], !typing(document.activeElement));
    else if (row()) {
      row().classList.add('is-current');
      if (wasInView && row().matches('tr')) row().scrollIntoView({ block: 'nearest' }); // A feed that was paused stands elsewhere now.
      if (document.activeElement === body) row().focus({ preventScroll: true });
    }
  }

  // Whoever came to a button by keys stays on it when the page refreshes: what takes its place does the same, in the same row. What it decides
  // about may have moved on meanwhile ("seen"); what it decides may not have.
  const passing = /^(class|style|title|disabled|aria-|data-all)/;
  const does = element => element.dataset.switches ? `switches ${element.dataset.switches}` : element.getAttributeNames().filter(name => !passing.test(name)).sort().map(name => `${name}=${element.getAttribute(name)}`).join('\n').replace(/"seen":"[^"]*"/, '');
  const rowOf = element => element.closest('[data-row]')?.dataset.row;
  const alike = (tag, what, where) => [...document.querySelectorAll(`#content ${tag}`)].filter(element => does(element) === what && rowOf(element) === where);
  let focused = null;
  function noteFocus(target) {
    const element = document.activeElement;
    focused = null;
    if (element === target || !target.contains(element) || element.matches('[data-row]')) return;
    const [tag, what, where] = [element.tagName, does(element), rowOf(element)];
    focused = { tag, what, where, at: alike(tag, what, where).indexOf(element), pencil: [...document.querySelectorAll('.fix')].indexOf(element) };
  }
  function focusAgain() {
    // A pencil's sentence reads otherwise once it has been corrected: there its place tells which it was.
    if (focused && document.activeElement === body) (alike(focused.tag, focused.what, focused.where)[focused.at] ?? document.querySelectorAll('.fix')[focused.pencil])?.focus({ preventScroll: true });
    focused = null;
  }

  let before = [];
  let wasInView = false;
  let known = [];
  let isTakenBack = false; // A question that comes back is the one to answer next.
  let place = 0;
  let column = 0;
  let reasons = [];
  let fates = null; // What was told of each sentence, while it is open.

  // What became of the sentences is read when it is opened, and again after each refresh: a decision may have changed it.
  const readFates = () => { const into = document.getElementById('sentences'); htmx.ajax('GET', into.dataset.from, { target: into, swap: 'innerHTML' }); };
  document.addEventListener('toggle', event => {
    if (event.target.id !== 'fates') return;
    const into = document.getElementById('sentences');
    if (!event.target.open) { into.replaceChildren(); return; }
    if (event.target.dataset.again) { delete event.target.dataset.again; return; } // A refresh has opened it.
    into.replaceChildren();
    event.target.querySelector('summary').focus({ preventScroll: true });
    const { top } = event.target.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight / 2) event.target.scrollIntoView({ block: 'start' }); // What opens is to be seen.
    readFates();
  }, true);

  // Why a post stands here is closed by the key that opened it.
  const tellOpen = why => why.closest('[data-row]')?.querySelector('[data-key="w"]')?.setAttribute('aria-expanded', String(why.firstChild !== null));
  document.addEventListener('htmx:beforeRequest', event => {
    const why = event.detail.elt.matches('[data-key="w"]') ? event.detail.target : null;
    if (!why?.firstChild) return;
    event.preventDefault();
    why.replaceChildren();
    tellOpen(why);
  });
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.matches(refreshed) && (busy() || document.querySelector('dialog[open]'))) { event.detail.shouldSwap = false; refreshSoon(); return; }
    noteFocus(event.detail.target);
    // Of what stood before the current row some may be gone too: the next one is behind those that are left.
    before = rows().slice(0, Math.max(0, rows().indexOf(row()))).map(item => item.dataset.row);
    const at = row()?.getBoundingClientRect();
    known = rows().map(item => item.dataset.row);
    wasInView = at !== undefined && at.bottom > 0 && at.top < window.innerHeight;
    place = window.scrollY;
    column = document.getElementById('posts')?.scrollTop ?? 0;
    reasons = [...document.querySelectorAll('.why')].filter(why => why.firstChild && why.id !== 'sentences').map(why => [why.id, [...why.childNodes]]);
    if (event.detail.target.matches(refreshed)) fates = document.getElementById('fates')?.open ? [...document.getElementById('sentences').childNodes] : null;
    const opened = document.getElementById('changes')?.open;
    if (opened) body.dataset.changes = 'open'; else delete body.dataset.changes;
    if (/\/(decide$|feeds\/dialog\?handler=(Add|Edit)|feeds\/dialog\?.*handler=(Add|Edit))/.test(event.detail.requestConfig?.path ?? '') && event.detail.xhr.status < 400 && dialog.open) {
      // Of several feeds that were found, one after the other can be followed.
      const others = event.detail.requestConfig.elt.closest('[data-several]') ? dialog.querySelectorAll('[data-several] button.primary:not([disabled])') : [];
      if (others.length > 1) { const button = event.detail.requestConfig.elt.querySelector('button.primary'); button.disabled = true; button.textContent = 'Followed'; } else { dialog.close(); picked.clear(); }
    }
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target.matches('.why:not(#sentences)')) { tellOpen(event.detail.target); event.detail.target.scrollIntoView({ block: 'nearest' }); return; }
    if (['dialog', 'toasts', 'tray', 'sentences'].includes(event.detail.target.id)) return;
    focusAgain();
    // It stands as it was until it is read again, so that the page does not jump.
    if (fates && document.getElementById('fates')) {
      document.getElementById('sentences').append(...fates);
      document.getElementById('fates').dataset.again = 'true';
      document.getElementById('fates').open = true;
      readFates();
    }
    fates = null;
    // What was opened comes back first: without it there may be nothing to scroll.
    reasons.forEach(([id, nodes]) => { const why = document.getElementById(id); if (why && !why.firstChild) { why.append(...nodes); tellOpen(why); } });
    window.scrollTo({ top: place });
    document.getElementById('posts')?.scrollTo({ top: column });
    // A thread that went into another has that one's address from now on.
    const shown = document.getElementById('thread')?.dataset.thread;
    if (shown && /\/threads\/\d+$/.test(location.pathname)) { const address = location.pathname.replace(/\d+$/, shown); if (address !== location.pathname) history.replaceState(history.state, '', address); }
    if (body.dataset.changes && document.getElementById('changes')) document.getElementById('changes').open = true;
  });

  document.addEventListener('htmx:responseError', event => { if (event.detail.xhr.status === 401) location.reload(); });
  document.addEventListener('htmx:sendError', () => say('The machine cannot be reached.'));
  document.addEventListener('htmx:timeout', () => say('The machine did not answer in time. Try again.'));

  // A refresh puts new elements in the place of all old ones. A link under a pressed finger, a post that is dragged, the place of an answer on its way and what an open question is about must not go like that: the refresh waits.
  const refreshed = '#content [hx-trigger*="changed from:body"]';
  const longestPress = 60000; // Nobody tells when a button is let go outside the window; a pointer that moves with none down does.
  const clickAfter = 300; // A tap clicks a little after the finger has left.
  let pressedUntil = 0;
  let dragging = false;
  document.addEventListener('pointerdown', () => { dragging = false; pressedUntil = performance.now() + longestPress; }, true);
  ['pointerup', 'pointercancel'].forEach(name => document.addEventListener(name, () => { pressedUntil = performance.now() + clickAfter; }, true));
  document.addEventListener('pointermove', event => { if (event.buttons === 0) pressedUntil = Math.min(pressedUntil, performance.now() + clickAfter); }, { capture: true, passive: true });
  document.addEventListener('dragstart', () => { dragging = true; });
  document.addEventListener('dragend', () => { dragging = false; });
  const busy = () => dragging || performance.now() < pressedUntil || document.querySelector('#content .htmx-request:not([hx-trigger*="from:body"])') !== null;

  // When decisions become a version: counted down here, because the machine's clock need not be the reader's.
  function countDown() {
    document.querySelectorAll('[data-due]').forEach(place => {
      place.dueAt ??= performance.now() + place.dataset.due * 1000;
      const left = Math.max(0, Math.round((place.dueAt - performance.now()) / 1000));
      place.textContent = left === 0 ? ' in a moment' : ` in ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    });
  }
  document.addEventListener('htmx:afterSettle', countDown);
  setInterval(countDown, 1000);
  countDown();

  // Who comes back to a list goes on where they left it.
  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') {
    const left = sessionStorage.getItem(`at ${location.pathname}${location.search}`);
    const item = rows().find(one => one.dataset.row === left);
    if (item) show(item);
  }

  // News arrives while one reads: pages refresh in place, but never under an open dialog or a reader who is typing.
  const live = document.getElementById('live');
  let waiting = false;
  let timer = 0;
  function refresh() {
    if (document.querySelector('dialog[open]') || document.hidden) { waiting = true; return; }
    if (busy()) { refreshSoon(); return; }
    waiting = false;
    htmx.trigger(body, 'changed');
  }
  function refreshSoon() {
    clearTimeout(timer);
    timer = setTimeout(refresh, 400);
  }

  // What is told while a refresh is under way is queued for an element that the refresh takes away, and would be lost with it.
  let told = 0;
  let asked = 0;
  ['changed', 'decided'].forEach(name => body.addEventListener(name, () => { told = performance.now(); }, true));
  document.addEventListener('htmx:beforeSend', event => { if (event.detail.elt.matches(refreshed)) asked = performance.now(); });
  document.addEventListener('htmx:afterSettle', () => { if (asked > 0 && told > asked) refreshSoon(); });

  if (body.dataset.events) {
    // Browsers keep six connections to a server: a page nobody sees holds none, and looks once when it is seen again.
    let source = null;
    const listen = () => {
      source = new EventSource(body.dataset.events);
      source.addEventListener('changed', refreshSoon);
      let wasOpen = false;
      // What was told while it was closed was told to nobody.
      source.addEventListener('open', () => { live?.classList.add('is-on'); if (wasOpen) refreshSoon(); wasOpen = true; });
      source.addEventListener('error', () => live?.classList.remove('is-on'));
    };
    if (!document.hidden) listen();
    document.querySelectorAll('dialog').forEach(any => any.addEventListener('close', () => { if (waiting) refresh(); }));
    dialog.addEventListener('close', () => {
      const box = lent === null || dialog.dataset.sent === 'true' ? null : document.querySelector(`#posts input[value="${CSS.escape(lent)}"]`);
      if (box) pick(box, false);
      lent = null;
      // Who came to what opened it by keys is on it again.
      if (!document.activeElement?.closest('#content') || document.activeElement.matches('#content')) row()?.focus({ preventScroll: true });
    });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) { source?.close(); source = null; waiting = true; return; }
      if (!source) listen();
      if (waiting) refresh();
    });
  }
})();
