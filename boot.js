// Starts the page. It is a file of its own because the page's policy forbids inline scripts.
const root = document.documentElement;
const app = document.getElementById('app');

try {
  // Before the first paint of the program, so that the ground does not flash.
  root.dataset.theme = localStorage.getItem('taizhang.theme') ?? 'system';
  root.dataset.size = localStorage.getItem('taizhang.size') ?? 'normal';
} catch {
  // Storage is refused: the defaults stay.
}

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
