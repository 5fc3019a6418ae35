// Subscribes this browser, where it can be, and sends the subscription with the form.
(() => {
  'use strict';
  const form = document.getElementById('push');
  if (!form || !('serviceWorker' in navigator) || !('PushManager' in window)) return;
  form.hidden = false;
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  form.addEventListener('submit', async event => {
    const address = document.getElementById('push-address');
    if (address.value !== '') return;
    event.preventDefault();
    try {
      const worker = await navigator.serviceWorker.register(form.dataset.worker);
      await navigator.serviceWorker.ready;
      const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.key) });
      address.value = JSON.stringify(subscription);
      form.requestSubmit();
    } catch (error) {
      const wrong = document.createElement('p');
      wrong.className = 'wrong';
      wrong.setAttribute('role', 'alert');
      wrong.textContent = `This browser cannot be told: ${error.message}`;
      form.after(wrong);
    }
  });
})();
