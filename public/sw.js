// The service worker: serves the newspaper without a network, or over a bad one. docs/offline.md says what it stores.
// `cargo xtask dist` writes the next line: the version, and the files of the shell by type, each with its hash. A file that
// the publisher may change on the host has no hash.
const [VERSION, SHELL] = ["", {}];
const BASE = registration.scope;
const PREFIX = `time-plus-news:${new URL(BASE).pathname}:`;
const SHELLS = `${PREFIX}shell:`;
const OWN = SHELLS + VERSION;
const [ANSWERS, PICTURES, SAVED] = ["answers", "pictures", "saved"].map((kind) => PREFIX + kind);
// The limits of each cache: entries, and bytes. The cache of saved stories has no limits.
const BOUNDS = { [ANSWERS]: [300, 24e6], [PICTURES]: [200, 48e6] };
const MOST_BYTES = 4e6;
const PATIENCE = 3000;
// Longer than the app waits for an answer, because not every browser tells the worker that a page has given up.
const LIMIT = 12e3;
const HASHED = /-[0-9a-f]{6,16}(_bg)?\.(css|js|wasm)$/;
const files = new Map(
  Object.entries(SHELL).flatMap(([type, list]) =>
    Object.entries(list).map(([path, integrity]) => [new URL(path, BASE).href, { type, integrity }]),
  ),
);
// The pages of this version: "same" came from the network, "kept" from the shell.
const pages = new Map();

// The widget frames, which do not belong to the newspaper's pages.
const isFramed = (of) => of?.url.startsWith(`${BASE}embed/`);

const typeOf = (response) => response.headers.get("content-type") ?? "";
const within = (promise, limit) =>
  Promise.race([promise, new Promise((_, fail) => setTimeout(fail, limit, "timeout"))]);
// Keeps the worker alive for a task that may fail, for a limited time: while an event is unfinished, no other worker can
// replace this one, not even the kill switch.
const holds = (event, work) => event.waitUntil(within(work, LIMIT).catch(() => {}));
const find = async (url, ...names) => {
  for (const cacheName of names) {
    const kept = await caches.match(url, { cacheName, ignoreVary: true });
    if (kept) return kept;
  }
};
const made = (body, from, more) => {
  const headers = new Headers(from.headers);
  headers.delete("vary");
  for (const name in more) headers.set(name, more[name]);
  return new Response(body, { headers });
};
// Returns a body that is complete and not too large.
const whole = async (response) => {
  const reader = response.body.getReader();
  const parts = [];
  let size = 0;
  for (let part; !(part = await reader.read()).done; parts.push(part.value)) {
    size += part.value.length;
    if (size > MOST_BYTES) {
      reader.cancel();
      throw "size";
    }
  }
  return new Blob(parts);
};
// Whether an answer is valid, and not an error, a bot challenge or the login page of a hotel's network. An opaque answer has no
// status: its content is unknown, and it would count as megabytes. A worker has no XML parser, so only the beginning and the
// end of XML are checked.
const isGood = async (response, body) => {
  const type = typeOf(response);
  if (response.status !== 200 || /html/.test(type)) return false;
  if (/^image\//.test(type)) return true;
  const text = await body.text();
  if (/[/+]xml/.test(type)) return /^\s*<(?!!doctype html|html)[^]*>\s*$/i.test(text);
  try {
    return /[/+]json/.test(type) && typeof (JSON.parse(text) ?? 0) === "object";
  } catch {
    return false;
  }
};

// The sizes of a bounded cache's entries by address, the least recently used first.
const lists = {};
const listOf = (name) =>
  (lists[name] ??= (async () => {
    const list = new Map();
    for (const { url } of (await (await caches.open(name)).keys())) {
      list.set(url, +(await find(url, name))?.headers.get("x-saved-size"));
    }
    return list;
  })());
const trim = async (name, [count, bytes]) => {
  const list = await listOf(name);
  let sum = 0;
  for (const size of list.values()) sum += size;
  const cache = await caches.open(name);
  for (const [url, size] of list) {
    if (list.size <= count && sum <= bytes) return;
    list.delete(url);
    sum -= size;
    await cache.delete(url);
  }
};
// Deletes the pictures and half of the answers when the disk is full, and tells the pages.
const purge = async () => {
  await caches.delete(PICTURES);
  delete lists[PICTURES];
  await trim(ANSWERS, [(await listOf(ANSWERS)).size / 2, Infinity]);
  for (const client of await clients.matchAll()) client.postMessage("full");
};
// Caches an answer if it is valid and there is a cache for it. Returns its size.
const store = async (name, url, response) => {
  const body = await whole(response);
  if (!(await isGood(response, body))) throw response.status === 200 ? "invalid" : response.status;
  const put = async () =>
    (await caches.open(name)).put(
      url,
      made(body, response, { "x-saved-at": Date.now(), "x-saved-size": body.size }),
    );
  const failed = (why) => {
    if (name === SAVED) throw why;
  };
  if (name) await put().catch(() => purge().then(put)).catch(failed);
  if (BOUNDS[name]) {
    const list = await listOf(name);
    list.delete(url);
    list.set(url, body.size);
    await trim(name, BOUNDS[name]);
  }
  return body.size;
};

// Stores all files of the shell, or none.
const fill = async () => {
  const shell = await Promise.all(
    [...files].map(async ([url, { type, integrity }]) => {
      const get = (cache) => fetch(url, { cache, integrity });
      // The browser's cache may have a damaged copy: the file is fetched once more.
      const response = await get("no-cache").catch(() => get("reload"));
      const body = await response.blob();
      const isRight = typeOf(response).includes(type) && (integrity || (await isGood(response, body)));
      if (response.status !== 200 || !isRight) throw new Error(`${url} is not what was built`);
      return [url, made(body, response)];
    }),
  );
  const cache = await caches.open(OWN);
  await Promise.all(shell.map(([url, response]) => cache.put(url, response)));
};
let filling;
// Restores the shell, which the browser may have deleted.
const mend = () => (filling ??= fill().finally(() => (filling = null)).catch(() => {}));

// Answers a navigation: from the network if it answers in time, otherwise from the shell.
const page = async (event) => {
  const id = event.resultingClientId;
  const coming = (async () => {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    const text = /html/.test(typeOf(response)) ? await response.clone().text() : "";
    if (text.includes(VERSION) && !pages.has(id)) pages.set(id, "same");
    return response;
  })();
  holds(event, coming);
  const shell = await find(BASE, OWN);
  if (!shell) {
    event.waitUntil(mend());
    return coming;
  }
  try {
    const response = await within(coming, PATIENCE);
    if (response.status < 500) return response;
  } catch {}
  pages.set(id, "kept");
  return shell;
};
// Answers a request for a file of the app: from the cache if its name or the page says which version it belongs to. A missing
// file answers 404, even if the host sends a page in its place.
const part = async (event) => {
  const { url } = event.request;
  const isHashed = HASHED.test(url);
  const names = isHashed ? (await caches.keys()).filter((name) => name.startsWith(SHELLS)) : [OWN];
  const kept = await find(url, ...names);
  if (kept && (isHashed || pages.has(event.clientId))) return kept;
  const coming = fetch(event.request).then((response) =>
    /html/.test(typeOf(response)) ? new Response(null, { status: 404 }) : response,
  );
  return kept ? within(coming, PATIENCE).catch(() => kept) : coming;
};
// Answers a request to the backend: from the network if a valid answer comes in time, otherwise with the last valid one and
// the headers that say when it was fetched (`x-saved-at`, in milliseconds) and why there is no newer one (`x-saved-because`).
const answer = async (event) => {
  const { request } = event;
  const { url } = request;
  const client = await clients.get(event.clientId);
  // On `/connect` a publisher may have typed a key; a widget frame stores nothing.
  if (client?.url.startsWith(`${BASE}connect`) || isFramed(client)) return fetch(request);
  const state = pages.get(event.clientId);
  const isPart = files.has(url);
  const kept = await find(url, ...(isPart ? [OWN] : [ANSWERS, SAVED]));
  const coming = (async () => {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(LIMIT)]);
    const response = await fetch(request, { signal });
    // A file of another version must not replace this version's.
    const storing = store(isPart ? state && OWN : ANSWERS, url, response.clone());
    holds(event, storing);
    try {
      if (kept) await storing;
    } catch (why) {
      if (![400, 401, 404, 410, "size"].includes(why)) throw why;
    }
    return response;
  })();
  if (!kept) return coming;
  holds(event, coming);
  try {
    return await within(coming, isPart && state === "kept" ? 0 : PATIENCE);
  } catch (why) {
    return made(kept.body, kept, { "x-saved-because": why instanceof Error ? "network" : why });
  }
};
// Answers a request for a picture: from the cache, otherwise from the network.
const picture = async (event) => {
  const { url } = event.request;
  const kept = await find(url, SAVED, PICTURES);
  if (kept) return kept;
  const response = await fetch(event.request);
  holds(event, store(PICTURES, url, response.clone()));
  return response;
};
// The addresses of saved pictures and answers, which must be known without waiting.
let saved;
const learn = async () => (saved = new Set((await (await caches.open(SAVED)).keys()).map(({ url }) => url)));
learn().catch(() => {});

addEventListener("fetch", (event) => {
  const { method, url, mode, destination, headers } = event.request;
  if (method !== "GET" || headers.has("range")) return;
  const isOwn = url.startsWith(BASE);
  const answerBy = (how) => event.respondWith(how(event));
  if (mode === "navigate") return isFramed(event.request) || answerBy(page);
  if (isOwn && (files.get(url)?.integrity || /\.(js|css|wasm)$/.test(url))) return answerBy(part);
  if (destination === "") return answerBy(answer);
  // A host's policy may allow the worker fewer hosts than the page, so pictures of other hosts are handled only if they may
  // be saved.
  const isNear = url.startsWith(`${location.origin}/`) || saved?.has(url) || !navigator.onLine;
  if (destination === "image" && isNear) answerBy(picture);
});

// Saves addresses for a page. Returns for each its size in bytes, or the reason why it could not be saved.
const keep = async (name, urls) => {
  const kept = urls.map(async (url) => {
    try {
      const known = await find(url, ANSWERS, PICTURES);
      // The page loaded the picture without CORS; that cached answer would be opaque here.
      const cache = name === SAVED ? "reload" : "force-cache";
      return await store(name, url, known ?? (await fetch(url, { cache, signal: AbortSignal.timeout(3 * LIMIT) })));
    } catch (why) {
      return String(why);
    }
  });
  const result = await Promise.all(kept);
  await learn();
  return result;
};
// Deletes the shells of other versions once no open page uses them.
const tidy = async () => {
  if (registration.waiting || registration.installing) return;
  const all = await clients.matchAll({ includeUncontrolled: true });
  const version = (client) =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      setTimeout(done, PATIENCE);
      client.postMessage("version", [port2]);
    });
  const versions = await Promise.all(all.filter((it) => it.url.startsWith(BASE) && !isFramed(it)).map(version));
  if (versions.some((it) => it !== VERSION)) return;
  const isOld = (name) => name.startsWith(SHELLS) && name !== OWN;
  await Promise.all((await caches.keys()).filter(isOld).map((name) => caches.delete(name)));
};

addEventListener("install", (event) => {
  const undo = async (why) => {
    await caches.delete(OWN);
    throw why;
  };
  event.waitUntil(fill().catch(undo));
});
addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()]));
});
// The messages of a page: "take", activate the new version; "here", the page's version; "saved", the saved stories have
// changed; or `urls` to save.
addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data === "take") skipWaiting();
  else if (data === "here") event.waitUntil(tidy());
  else if (data === "saved") event.waitUntil(learn());
  else event.waitUntil(keep(data.saved ? SAVED : ANSWERS, data.urls).then((result) => ports[0].postMessage(result)));
});
