'use strict';
// Conveniences only: every page can be read without.
(() => {
  // What readers keep for themselves (unread, followed, muted, filters) is a script of its own; pages need not name it.
  const more = document.createElement('script');
  more.src = document.currentScript.src.replace(/site\.js$/, 'reader.js');
  document.head.append(more);

  // Escape puts away a quoted post that covers what is being read.
  const root = document.documentElement;
  document.addEventListener('keydown', event => { if (event.key === 'Escape') root.classList.add('no-pop'); });
  for (const name of ['focusin', 'mouseover']) {
    document.addEventListener(name, event => { if (event.target.closest?.('.cite')) root.classList.remove('no-pop'); });
  }

  // A reader who comes back is told what is new since. What was read is remembered in this browser alone.
  const story = document.querySelector('article[data-version]');
  const since = document.getElementById('since');
  if (!story || !since) return;
  const key = 'read:' + location.pathname;
  const version = Number(story.dataset.version);
  try {
    const read = Number(localStorage.getItem(key) ?? 0);
    if (read > 0 && read < version) {
      const link = since.querySelector('a');
      since.querySelector('span').textContent = since.dataset.words.replace('{0}', read);
      link.href = `${since.dataset.compare}#${read}-${version}`;
      since.hidden = false;
      document.getElementById('new')?.remove();
    }
    localStorage.setItem(key, String(version));
  } catch {
    // A browser that remembers nothing shows the page as it is.
  }
})();
