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
const framed = asked.get('embed') === '1';
if (framed) root.dataset.embed = asked.get('view') ?? 'all';

// The program's own files, each fetched once: after the seal there is no other way to them.
const files = new Map();
globalThis.taizhangFile ??= async (name, kind) => {
  if (!files.has(name)) {
    files.set(name, fetch(name).then((response) => {
      if (response.ok) return response;
      throw new Error(`${name}: ${response.status}`);
    }));
    files.get(name).catch(() => files.delete(name));
  }
  return (await files.get(name)).clone()[kind]();
};

// What the program asks for only now and then lies in a file of its own.
globalThis.taizhang = async (chore, ...given) => (await import('./extras.js'))[chore](...given);

try {
  const { default: init } = await import('./app.js');
  await init();
  if (framed) await globalThis.taizhang('frame');
} catch (error) {
  console.error(error);
  const needs = document.getElementById('needs');
  // Once the program draws, it says itself what is wrong.
  if (needs) {
    needs.hidden = false;
    app.dataset.state = 'error';
  }
}
