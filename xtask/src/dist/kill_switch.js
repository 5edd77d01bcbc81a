// The kill switch: a worker that undoes the service worker of the newspaper. Served as `sw.js`, it takes the place of the
// one that a browser has, throws away what that kept but for what the reader saved, and is gone. It answers nothing itself,
// so every page has the network at once.
const PREFIX = `time-plus-news:${new URL(registration.scope).pathname}:`;
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const isOurs = (name) => name.startsWith(PREFIX) && name !== `${PREFIX}saved`;
  const throwAway = async () => Promise.all((await caches.keys()).filter(isOurs).map((name) => caches.delete(name)));
  // Pages wait for the end of the activation, so that waits for nothing but the caches.
  event.waitUntil(throwAway().finally(() => void registration.unregister()));
});
