// What the page asks of the browser only when a reader takes something along: fetched then, and no part of the first load.

/** Tells that this file is here: after the seal it could not be fetched. */
export function ready() {
  return true;
}

/** Saves bytes as a file. */
export function save(name, bytes, type) {
  saveBlob(name, new Blob([bytes], { type }));
}

/** Saves a value as JSON. */
export function saveJson(name, value) {
  save(name, JSON.stringify(value), 'application/json');
}

/** Puts a text on the clipboard; HTML as plain text too, for editors that take no other. */
export async function copy(text, type) {
  if (type !== 'text/html') return navigator.clipboard.writeText(text);
  const parts = [type, 'text/plain'].map((kind) => [kind, new Blob([text], { type: kind })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
}

// What the style sheet says of a drawing.
const STYLES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-family', 'font-size', 'font-weight'];

/** Saves the drawing with this id, with its colours and letters; as a bitmap, two points for one. */
export async function saveChart(id, asBitmap) {
  const drawn = document.getElementById(id);
  const copied = drawn.cloneNode(true);
  const copies = [copied, ...copied.querySelectorAll('*')];
  for (const [at, element] of [drawn, ...drawn.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(element);
    // As attributes of their own: the page's policy forbids the attribute `style`.
    for (const name of STYLES) copies[at].setAttribute(name, style.getPropertyValue(name));
  }
  const { width, height } = drawn.getBoundingClientRect();
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor);
  copied.prepend(ground);
  copied.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copied.setAttribute('width', width);
  copied.setAttribute('height', height);
  const svg = new Blob([new XMLSerializer().serializeToString(copied)], { type: 'image/svg+xml' });
  if (asBitmap) saveBlob(`${id}.png`, await bitmap(svg, width * 2, height * 2));
  else saveBlob(`${id}.svg`, svg);
}

/** A link that carries this text; `null` when it would be too long. */
export async function pack(text, longest) {
  const bytes = new Uint8Array(await through(new CompressionStream('deflate-raw'), text).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const packed = btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const link = `${location.href.split('#')[0]}#data=${packed}`;
  return link.length <= longest ? link : null;
}

/** The text that a link carries. */
export async function unpack(packed) {
  const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  return through(new DecompressionStream('deflate-raw'), Uint8Array.from(letters, (letter) => letter.charCodeAt(0))).text();
}

/** Reads a text aloud, in place of what was being read, to its end. */
export async function speak(text, lang) {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
  await new Promise((resolve) => {
    utterance.onend = resolve;
    utterance.onerror = resolve;
  });
}

/** Stops reading aloud. */
export function hush() {
  speechSynthesis.cancel();
}

function through(stream, content) {
  return new Response(new Response(content).body.pipeThrough(stream));
}

async function bitmap(svg, width, height) {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    canvas.getContext('2d').drawImage(image, 0, 0, width, height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no bitmap'))));
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

function saveBlob(name, blob) {
  const anchor = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  anchor.click();
  URL.revokeObjectURL(anchor.href);
}
