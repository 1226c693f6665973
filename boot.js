// Starts the page. It is a file of its own because the page's policy forbids inline scripts.
const root = document.documentElement;
const app = document.getElementById('app');

// Before the first paint of the program, so that the ground does not flash.
const asked = new URLSearchParams(location.search);
let stored = () => null;
try {
  const { localStorage } = window;
  stored = (key) => localStorage.getItem(`taizhang.${key}`);
} catch {
  // Storage is refused: the defaults stay.
}
root.dataset.theme = asked.get('theme') ?? stored('theme') ?? 'system';
root.dataset.size = asked.get('font') ?? stored('size') ?? 'normal';
if (asked.get('embed') === '1') root.dataset.embed = asked.get('view') ?? 'all';

// The program calls this when all of it is here, and before it seals the page; it resolves when the program is stored, or cannot be.
globalThis.storeForOffline = async () => {
  if (asked.get('embed') === '1') return;
  const worker = navigator.serviceWorker;
  const registration = await worker.register('sw.js', { updateViaCache: 'none' });
  const controlled = worker.controller;
  let renewing = false;
  const offer = () => controlled && registration.waiting && document.dispatchEvent(new Event('taizhang-renewed'));
  const follow = () => registration.installing?.addEventListener('statechange', offer);
  document.addEventListener('taizhang-renew', () => {
    renewing = true;
    registration.waiting?.postMessage('take over');
  });
  worker.addEventListener('controllerchange', () => {
    // A page that is sealed has all of its own version; one that is not could still mix two.
    if (renewing || (controlled && !app.querySelector('[data-seal=shut]'))) location.reload();
  });
  registration.addEventListener('updatefound', follow);
  follow();
  offer();
  const { installing } = registration;
  if (installing) {
    await new Promise((over) => {
      installing.addEventListener('statechange', () => installing.state !== 'installing' && over());
    });
  }
};

// What the program asks for only now and then lies in a file of its own.
globalThis.taizhang = async (chore, ...given) => (await import('./extras.js'))[chore](...given);

try {
  const { default: init } = await import('./app.js');
  await init();
} catch (error) {
  console.error(error);
  const needs = document.getElementById('needs');
  // Once the program draws, it says itself what is wrong.
  if (needs) {
    needs.hidden = false;
    app.dataset.state = 'error';
  }
}
