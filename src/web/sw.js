// Keeps the program for use without a network. The build fills in the version and what every file has to be.
//
// A version is kept whole or not at all: each file is held against its digest, so that a cache never mixes two. It serves only its
// own files, knows nothing of what a reader brings, and gives way to a newer version when the reader says so.

const VERSION = '';
const FILES = {};

const FOLDER = new URL('./', location).pathname;
const OURS = `taizhang ${FOLDER} `; // others may live under this host
const CACHE = OURS + VERSION;

addEventListener('install', (event) => event.waitUntil(store()));

addEventListener('activate', (event) => event.waitUntil(forget((name) => name !== CACHE)));

addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const name = pathname.slice(FOLDER.length) || 'index.html';
  if (event.request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(FOLDER) || !FILES[name]) return;
  event.respondWith(kept(name).then((response) => response ?? fetch(event.request)));
});

const kept = async (name) => (await caches.open(CACHE)).match(address(name));

/** Hosts send the folder's page under the folder's name, and some under no other. */
const address = (name) => (name === 'index.html' ? FOLDER : FOLDER + name);

async function store() {
  // All of them first: one that is not of this version leaves nothing behind.
  const files = await Promise.all(Object.entries(FILES).map(fetched));
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(([name, response]) => cache.put(address(name), response)));
}

async function fetched([name, digest]) {
  const response = await fetch(address(name), { cache: 'no-cache' });
  const bytes = await response.arrayBuffer();
  const found = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!response.ok || found !== digest) throw new Error(`${name} is not that of version ${VERSION}`);
  // Without the marks of a redirect, which browsers refuse for a page.
  return [name, new Response(bytes, { headers: response.headers })];
}

async function forget(which) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && which(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}
