// Dialogs: where the focus begins, what Enter does, what must be there before anything is sent, and where a refusal is said.
(() => {
  'use strict';
  const dialog = document.getElementById('dialog');

  /** The first thing to do in a dialog: what was found, a field with its text selected, or the choice that is made already. */
  function begin() {
    const isKept = takeUp();
    const first = dialog.querySelector('.found-feed button.primary')
      ?? dialog.querySelector('[data-first]')
      ?? dialog.querySelector('#targets input:checked, .picks input:checked')
      ?? dialog.querySelector('input[name=find], .picks input, button.primary');
    first?.focus();
    if (first?.matches('textarea')) first.setSelectionRange(first.value.length, first.value.length); // One key would wipe out a whole sentence.
    else if (first?.matches('input:not([type=checkbox]):not([type=radio])')) first.select();
    const ticked = dialog.querySelector('.picks input:checked')?.closest('li');
    // What is told at the top stays in sight: only the list moves.
    if (ticked && isKept) { const list = ticked.closest('.picks'); list.scrollTop = ticked.offsetTop - list.offsetTop; } else ticked?.scrollIntoView({ block: 'nearest' });
  }

  // Words typed in a dialog outlive its closing, in this tab: Esc is near, and a sentence may have cost minutes.
  const place = form => ['kind', 'thread', 'replaces'].map(name => form.elements[name]?.value ?? '').join('|');
  const written = form => [...form.querySelectorAll('textarea[name=text], input[name=why], input[name=title]')];
  const kept = () => JSON.parse(sessionStorage.getItem('typed') ?? '{}');
  function keep(form, isSent) {
    if (!form?.elements.kind) return;
    const all = kept();
    const typed = Object.fromEntries(written(form).filter(field => field.value !== field.defaultValue).map(field => [field.name, field.value]));
    delete all[place(form)];
    if (!isSent && Object.keys(typed).length > 0) all[place(form)] = typed;
    sessionStorage.setItem('typed', JSON.stringify(Object.fromEntries(Object.entries(all).slice(-20))));
  }
  function takeUp() {
    const form = dialog.querySelector('form.decide');
    const typed = form?.elements.kind ? kept()[place(form)] : null;
    if (!typed) return false;
    written(form).forEach(field => { if (typed[field.name] !== undefined) field.value = typed[field.name]; });
    const words = document.createElement('p');
    words.className = 'soft';
    words.setAttribute('role', 'status');
    const anew = document.createElement('button');
    Object.assign(anew, { type: 'button', className: 'link', textContent: 'Begin anew' });
    anew.addEventListener('click', () => { written(form).forEach(field => { field.value = field.defaultValue; }); words.remove(); written(form)[0]?.focus(); });
    words.append('What you had typed here is back. ', anew);
    (form.querySelector('h2') ?? form.firstElementChild).after(words);
    return true;
  }
  window.addEventListener('pagehide', () => { if (dialog.open) keep(dialog.querySelector('form.decide'), false); });
  dialog.addEventListener('close', () => keep(dialog.querySelector('form.decide'), dialog.dataset.sent === 'true'));

  /** How many posts go, on the button that sends them. */
  function count() {
    const words = dialog.querySelector('[data-counts^="S"]');
    const ticked = dialog.querySelectorAll('.picks input[name=posts]:checked').length;
    const rest = dialog.querySelectorAll('.picks input[name=posts]').length - ticked;
    if (words) words.textContent = ticked > 0 && rest > 0 ? words.dataset.counts.replace('#', Math.max(ticked, rest)).replace('#', Math.min(ticked, rest)) : 'Split';
  }

  dialog.addEventListener('change', count);

  /** Says in the dialog what is wrong with it. */
  function refuse(form, text) {
    const place = form.querySelector('.wrong');
    if (!place) return false;
    place.textContent = text;
    place.hidden = false;
    place.scrollIntoView({ block: 'nearest' });
    return true;
  }

  const excuse = form => form?.querySelectorAll('.wrong').forEach(place => { place.hidden = true; });

  /** What is missing; empty where nothing is. */
  function missing(form) {
    if (!form.dataset.needs) return '';
    const choices = [...form.querySelectorAll('.picks input[name=posts], #targets input[name=other]')].filter(box => box.type !== 'hidden');
    if (!choices.some(box => box.checked)) return form.dataset.needs;
    return form.dataset.leaves && choices.every(box => box.checked) ? form.dataset.leaves : '';
  }

  // What a search finds comes later than the keys behind it: Enter waits for what was typed, and whoever has gone to a choice keeps it.
  let awaits = null, goneTo = null;
  const isFound = find => dialog.querySelector('#targets').dataset.words.trim() === find.value.trim();
  function goToChoice(form) {
    awaits = null;
    const choice = dialog.querySelector('#targets input[name=other]:checked, #targets input[name=other]');
    if (choice) choice.focus(); else refuse(form, form.dataset.needs);
  }
  document.addEventListener('htmx:beforeSwap', event => {
    if (event.detail.target.id === 'targets') goneTo = document.activeElement.closest?.('#targets') ? document.activeElement.value : null;
  });
  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target === dialog) awaits = null;
    if (event.detail.target.id !== 'targets') return;
    const find = dialog.querySelector('input[name=find]');
    const choice = goneTo === null ? null : dialog.querySelector(`#targets input[name=other][value="${CSS.escape(goneTo)}"]`);
    if (choice) { choice.checked = true; choice.focus(); }
    else if (goneTo !== null) find.focus(); // It is found no more: the first of the others was not chosen by anybody.
    if (awaits && awaits === find.form && isFound(find)) goToChoice(awaits);
  }, true);

  document.addEventListener('keydown', event => {
    if (event.isComposing || !dialog.open || !dialog.contains(event.target)) return;
    const target = event.target;
    const form = target.form;
    if (event.key === 'Escape' && target.matches('input[name=find]')) {
      event.preventDefault(); // The browser would empty the search, and leave the dialog open.
      target.blur(); // Until the next picture keys would go into a field that nobody sees.
      dialog.close();
    } else if (event.key === 'Enter' && target.matches('input[name=find]')) {
      // Enter in a search looks; it must not decide about whatever is found first.
      event.preventDefault();
      if (isFound(target)) goToChoice(form); else awaits = form;
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || target.matches('input'))) {
      // With Ctrl from wherever one is in the dialog, a pane that scrolls included.
      const sent = form ?? target.closest('form') ?? dialog.querySelector('form');
      if (!sent) return;
      event.preventDefault();
      sent.requestSubmit();
    } else if (event.key === '/' && !target.matches('input:not([type=checkbox]):not([type=radio]), textarea')) {
      const find = dialog.querySelector('input[name=find]');
      if (find) { event.preventDefault(); find.focus(); find.select(); }
    } else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && target.matches('#targets input[name=other]')) {
      // Letters are for the search, whatever is chosen by now: the key goes on to the field.
      const find = dialog.querySelector('input[name=find]');
      find.focus();
      find.select();
    }
  });

  // Before anything is sent: what needs a choice and has none asks for it.
  document.addEventListener('htmx:configRequest', event => {
    const form = event.detail.elt;
    if (!form.matches('#dialog form') || event.detail.verb !== 'post') return;
    excuse(form);
    const text = missing(form);
    if (text === '') return;
    event.preventDefault();
    form.querySelector('.picks input[name=posts], input[name=find]')?.focus();
    refuse(form, text);
  });

  // A refusal stands in the dialog it is about, and leaves everything that was typed.
  document.addEventListener('htmx:beforeSwap', event => {
    const { xhr, requestConfig } = event.detail;
    const form = requestConfig?.elt;
    if (form?.matches('#dialog form')) dialog.dataset.sent = String(xhr.status < 400);
    if (xhr.getResponseHeader('Desk-Asks') === 'sure' && form?.elements.text && !form.elements.sure) {
      const sure = document.createElement('input');
      Object.assign(sure, { type: 'hidden', name: 'sure', value: 'true' });
      form.append(sure);
    }
    // What another decided meanwhile is told below; sent again, the form knows of it.
    (xhr.getResponseHeader('Desk-Seen') ?? '').split(',').filter(Boolean).forEach(seen => form?.querySelectorAll('input[name=seen]').forEach(field => { if (field.value.split(':')[0] === seen.split(':')[0]) field.value = seen; }));
    if (xhr.status < 400 || !form?.matches('#dialog form') || !dialog.open) return;
    const answer = new DOMParser().parseFromString(xhr.responseText, 'text/html');
    const text = answer.querySelector('.toast span, .wrong')?.textContent ?? answer.body.textContent;
    if (refuse(form, text.trim() || `The desk answered with ${xhr.status}.`)) event.detail.shouldSwap = false;
  });

  document.addEventListener('htmx:afterSwap', event => {
    if (event.detail.target !== dialog) return;
    delete dialog.dataset.sent;
    if (!dialog.open) dialog.showModal();
    begin();
    count();
  });

  // What was refused is being mended: what was said of it before may no longer be true.
  dialog.addEventListener('input', event => {
    excuse(event.target.form);
    if (event.target.name === 'text') event.target.form.elements.sure?.remove(); // The answer was about other words.
  });

  // Questions of yes or no, in a dialog of our own: its keys are those of all others. What a yes does is done while the dialog is still open: the event
  // that tells of its closing comes late, when a refresh may have taken away what was asked about or the next question may stand there.
  const confirm = document.getElementById('confirm');
  let asked = null;
  function ask(question, act) {
    document.getElementById('confirm-text').textContent = question;
    asked = act;
    confirm.showModal();
  }
  function answer(isYes) {
    if (isYes) asked?.();
    asked = null;
    confirm.close();
  }
  confirm.addEventListener('keydown', event => {
    const isYes = { y: true, n: false }[event.key];
    if (isYes !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); answer(isYes); }
  });
  confirm.addEventListener('submit', event => { event.preventDefault(); answer(event.submitter?.value === 'yes'); });
  document.addEventListener('htmx:confirm', event => {
    if (!event.detail.question) return;
    event.preventDefault();
    ask(event.detail.question, () => event.detail.issueRequest(true));
  });
  document.addEventListener('submit', event => {
    const question = event.target.dataset.confirm;
    if (!question) return;
    event.preventDefault();
    ask(question, () => event.target.submit());
  });
})();
