// Shows what is pushed; a click opens the story. The same tag replaces a notification that came before.
self.addEventListener('push', event => {
  const told = event.data.json();
  event.waitUntil(self.registration.showNotification(told.title, { body: told.body, tag: told.tag, data: told.url }));
});
self.addEventListener('notificationclick', event => {
  event.notification.close();
  if (event.notification.data) event.waitUntil(self.clients.openWindow(event.notification.data));
});
