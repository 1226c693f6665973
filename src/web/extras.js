// What the first view does without: fetched when that stands, and before the seal, which leaves no way to it.

const app = document.getElementById('app');
const asked = new URLSearchParams(location.search);

/* What the page can still need */

/**
 * Fetches all of it. Gives for each engine its worker's script and its module, or `null` where it did not come, and last whether
 * nothing is missing.
 */
export async function gather(engines, worker, files) {
  const come = (promises) => Promise.all(promises.map((promise) => promise.catch(() => null)));
  // The small before the large: the rows wait for their styles and words.
  const kept = await come([dress(), ...files.map((name) => taizhangFile(name, 'blob'))]);
  const parts = await come(engines.map((name) => engine(name, worker)));
  return [...parts, [...parts, ...kept].every(Boolean)];
}

/**
 * The worker is built from a blob, because such a worker inherits the page's policy; one that is loaded by its address would be free
 * of it. The engine is compiled on this side, so that the worker loads nothing. The engine's glue is a module and becomes a script:
 * in a page without an origin (a sandboxed frame, a file on the disk) no worker starts from a blob that is a module.
 */
async function engine(name, worker) {
  const [glue, bytes] = await Promise.all([taizhangFile(`${name}.js`, 'text'), taizhangFile(`${name}_bg.wasm`, 'arrayBuffer')]);
  const script = glue.replace(/^export \{.*$/gm, '').replace(/^export /gm, '').replaceAll('import.meta.url', "''");
  return [URL.createObjectURL(new Blob([script, worker], { type: 'text/javascript' })), await WebAssembly.compile(bytes)];
}

// How print tells verdicts apart without colours: the lines of each, in a square of 6 by 6.
const HATCHES = { met: 'M0 6 6 0', mostly: 'M0 3h6', partly: 'M3 0v6', progress: 'M2 3h2', missed: 'M0 6 6 0M0 0l6 6' };

let dressed;

/** Adds the styles of what the first view does not show, and fetches the words; over when both are there. */
export function dress() {
  dressed ??= Promise.all([taizhangFile('later.css', 'text'), taizhangFile('strings.tsv', 'text')]).then(([styles]) => put(styles));
  dressed.catch(() => { dressed = undefined; });
  return dressed;
}

function put(styles) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const hatches = Object.entries(HATCHES).map(([name, lines]) => (
    `<pattern id="hatch-${name}" width="6" height="6" patternUnits="userSpaceOnUse"><path fill="#fff" d="M0 0h6v6H0z"/><path stroke="#000" d="${lines}"/></pattern>`
  ));
  document.body.insertAdjacentHTML('beforeend', `<svg class="unseen" aria-hidden="true">${hatches.join('')}</svg>`);
  keepFocus();
  app.addEventListener('keydown', pressed);
  new MutationObserver((_, observer) => {
    if (!app.querySelector('.items')) return;
    observer.disconnect();
    land();
  }).observe(app, { childList: true, subtree: true });
  return true;
}

/** Goes where the address points once that is there: who pressed a link to a row before the rows came is taken to it. */
function land() {
  const { hash } = location;
  if (hash && document.getElementById(hash.slice(1))) location.replace(hash);
}

/** The keys press what a drawing has for buttons, as they press a button. */
function pressed(event) {
  const { key, target } = event;
  if (!target.matches('rect[role=button]') || !['Enter', ' '].includes(key)) return;
  event.preventDefault();
  target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
}

/* The focus */

const FOCUSABLE = 'a[href], button:enabled, input:enabled, select, textarea, summary, [tabindex]';

/**
 * Sees to it that the focus is never lost and never hidden. A button that goes when it is pressed leaves it to what stands before it
 * in its section, else to the heading; one of the toast, to what had it before. What has it is scrolled clear of the toast.
 */
function keepFocus() {
  // What has the focus and all that is around it, and what had it last outside of the toast.
  let path = [];
  let outside = null;
  document.addEventListener('focusin', ({ target }) => {
    path = [];
    for (let part = target; part; part = part.parentElement) path.push(part);
    if (!target.closest('.toast')) outside = target;
  });
  document.addEventListener('focusout', ({ target }) => {
    // Whoever leaves it on purpose leaves an element that is still there when the page is drawn anew.
    setTimeout(() => { if (target.isConnected && document.activeElement === document.body) path = []; });
  });
  new MutationObserver(() => {
    if (document.activeElement === document.body && path.length > 0 && !path[0].isConnected) {
      const next = path.some((part) => part.matches('.toast')) && outside?.isConnected ? outside : besides(path);
      path = [];
      next?.focus();
    }
    clearToast();
  }).observe(app, { childList: true, subtree: true });
}

/** What takes the focus when it was on something that is gone. */
function besides(path) {
  const around = path.find((part) => part.isConnected);
  const section = around.closest('section');
  const last = section && [...around.querySelectorAll(FOCUSABLE)].filter((part) => part.checkVisibility()).pop();
  return last ?? section?.querySelector('[tabindex="-1"]') ?? document.querySelector('#problem, #ledger');
}

function clearToast() {
  const toast = app.querySelector(':scope > [role=status] > .toast');
  const root = document.documentElement;
  if (!toast) return root.style.removeProperty('--toast');
  const { top } = toast.getBoundingClientRect();
  root.style.setProperty('--toast', `${Math.ceil(innerHeight - top) + 8}px`);
  const focused = document.activeElement;
  if (focused !== document.body && !toast.contains(focused) && focused.getBoundingClientRect().bottom > top) {
    focused.scrollIntoView({ block: 'nearest' });
  }
}

/* The seal */

// What is left: to run what is here, workers from it, and pictures that the page makes itself.
const POLICY = [
  "default-src 'none'", "script-src 'wasm-unsafe-eval'", 'worker-src blob:', "connect-src 'none'", 'img-src data: blob:',
  "form-action 'none'", "base-uri 'none'",
].join('; ');

/**
 * Seals the page, for good.
 *
 * A content security policy can be made stricter by the page itself and never looser. From then on the browser refuses every request
 * of the page, and of every worker that starts later: fetch, sockets, beacons, images, forms, frames, prefetching. Three ways
 * out no policy closes: opening a window, leaving the page, WebRTC. The page shuts their entrances as far as it can, which is less
 * than a policy.
 */
export function seal() {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = POLICY;
  document.head.append(meta);
  for (const entrance of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'open']) globalThis[entrance] = undefined;
  const page = (address) => address.split(/[?#]/)[0];
  // It stays where it is unless the reader leaves, where browsers let a page decide that. What it made for saving is no other place.
  globalThis.navigation?.addEventListener('navigate', (event) => {
    const { url } = event.destination;
    if (!event.userInitiated && !url.startsWith('blob:') && page(url) !== page(location.href)) event.preventDefault();
  });
  look().catch(() => {});
}

/* Without a network */

/** Has the browser store the program; over when it is stored. Throws where it cannot be. */
export async function store() {
  if (asked.get('embed') === '1') return;
  const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  followed = true;
  follow(registration);
  const { installing } = registration;
  if (installing) {
    await new Promise((over) => {
      installing.addEventListener('statechange', () => installing.state !== 'installing' && over());
    });
  }
}

let followed = false;

/** A page that is sealed before it could ask for a newer version still offers the one that an earlier visit has stored. */
async function look() {
  if (followed || asked.get('embed') === '1') return;
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration) follow(registration);
}

/** Offers the newer version that waits, now or when it is stored. */
function follow(registration) {
  const worker = navigator.serviceWorker;
  const controlled = worker.controller;
  let renewing = false;
  const offer = () => controlled && registration.waiting && document.dispatchEvent(new Event('taizhang-renewed'));
  const wait = () => registration.installing?.addEventListener('statechange', offer);
  document.addEventListener('taizhang-renew', () => {
    renewing = true;
    registration.waiting?.postMessage('take over');
  });
  worker.addEventListener('controllerchange', () => {
    // A page that is sealed has all of its own version; one that is not could still mix two.
    if (renewing || (controlled && !app.querySelector('[data-seal=shut]'))) location.reload();
  });
  registration.addEventListener('updatefound', wait);
  wait();
  offer();
}

/* The page as a frame in another: docs/versions.md has the messages */

const LONGEST_NAME = 255;
const MOST_BYTES = 64 << 20;

/** Talks with the page around: tells the height of the content, and takes ledgers. */
export function frame() {
  if (parent === window) return;
  const tell = (message) => parent.postMessage(message, '*'); // nothing of a ledger is in these: any page may know
  listen();
  measure(tell);
  tell({ type: 'taizhang:ready', version: Number(app.dataset.report) });
}

/** The element's own box and never the document's: that one follows the frame, which follows what is told here. */
function measure(tell) {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(app.getBoundingClientRect().height);
    // A hidden frame has no height, and is not to be made one without.
    if (height === 0 || height === told) return;
    told = height;
    tell({ type: 'taizhang:height', height });
    // What Datawrapper's embed script understands: portals have it already.
    tell({ 'datawrapper-height': { taizhang: height } });
  }).observe(app);
}

/** Hears what is posted: a ledger from the page around is read, anything else is counted. */
function listen() {
  const parents = document.querySelector('meta[name=taizhang-parents]').content.split(/\s+/).filter(Boolean);
  // The ledger that was handed in and is not answered.
  let open = null;
  let ignored = 0;
  const answer = (message) => {
    const { source, origin, id } = open;
    open = null;
    // To the asker alone; a sandboxed page has no origin that could be named.
    source.postMessage({ ...message, id }, origin === 'null' ? '*' : origin);
  };
  const refuse = (code, found = null) => answer({ type: 'taizhang:error', code, found });

  addEventListener('message', ({ source, origin, data }) => {
    const may = source === parent && (parents.length === 0 || parents.includes(origin));
    const ledger = may ? ledgerOf(data) : null;
    if (!ledger) {
      app.dataset.ignored = ignored += 1;
      return;
    }
    if (open) refuse('cancelled');
    open = { source, origin, id: data.id ?? null };
    if (ledger.text?.trim() === '') refuse('empty');
    else document.dispatchEvent(new CustomEvent('taizhang-open', { detail: ledger }));
  });
  // The program has asked its worker: the next answers with this number are for the ledger.
  document.addEventListener('taizhang-asked', ({ detail }) => {
    if (open) open.request ??= detail;
  });
  document.addEventListener('taizhang-posted', ({ detail }) => {
    if (!open || !Array.isArray(detail) || detail[0] !== open.request) return;
    const [, second, third] = detail;
    if (typeof second === 'string') refuse(second, third);
    else if (typeof second === 'object') collect(second, third);
  });
  // A report, of long lists only the beginning; or the next entries of both.
  const collect = (second, third) => {
    if (open.report) {
      open.report.items.push(...second);
      open.report.unread.push(...third);
      open.awaited -= second.length + third.length;
    } else {
      Object.assign(open, { report: second, awaited: third });
    }
    if (open.awaited <= 0) answer({ type: 'taizhang:report', report: open.report });
  };
  // Given up, by the reader or the program: then it is at work no more, and there was no answer.
  new MutationObserver(() => {
    if (open?.request !== undefined && app.dataset.state !== 'loading') refuse(app.dataset.problem || 'cancelled');
  }).observe(app, { attributeFilter: ['data-state'] });
}

/** A message's ledger; `null` when it is none, or too large. */
function ledgerOf(data) {
  if (data?.type !== 'taizhang:analyze') return null;
  const { id = null, name = null, text = null, bytes = null } = data;
  const isId = id === null || ['string', 'number'].includes(typeof id);
  const isName = name === null || (typeof name === 'string' && name.length <= LONGEST_NAME);
  if (!isId || !isName || (text === null) === (bytes === null)) return null;
  if (text !== null) return typeof text === 'string' && text.length <= MOST_BYTES ? { name: name ?? '', text } : null;
  const whole = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  return whole instanceof Uint8Array && whole.length <= MOST_BYTES ? { name: name ?? '', bytes: whole } : null;
}

/* What a reader takes along */

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

const SVG = 'http://www.w3.org/2000/svg';

function drawn(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A copy of a drawing that looks as it does without the page's styles. */
function copyOf(drawing) {
  const copied = drawing.cloneNode(true);
  const copies = [copied, ...copied.querySelectorAll('*')];
  for (const [at, element] of [drawing, ...drawing.querySelectorAll('*')].entries()) {
    const style = getComputedStyle(element);
    // As attributes of their own: the page's policy forbids the attribute `style`.
    for (const name of STYLES) copies[at].setAttribute(name, style.getPropertyValue(name));
    for (const name of ['class', 'role', 'tabindex', 'aria-pressed', 'aria-hidden']) copies[at].removeAttribute(name);
  }
  return copied;
}

/** Lines of a text that are no wider than this, broken at a blank where there is one. */
function linesOf(text, width, font) {
  const ink = document.createElement('canvas').getContext('2d');
  ink.font = font;
  const lines = [''];
  for (const part of text.match(/[\x21-\x7e]+|\s+|[^]/gu) ?? []) {
    if (lines.at(-1) && ink.measureText(lines.at(-1) + part).width > width) lines.push('');
    lines.push(lines.pop() + (lines.at(-1) === '' ? part.trimStart() : part));
  }
  return lines;
}

// Around a drawing that leaves the page: its margin, the size of its words, and of its title.
const [MARGIN, WORDS, TITLE] = [24, 14, 20];

/** A drawing with what it needs away from the page: whose ledger it is of, what it says, and what its colours mean. */
function framed(drawing) {
  const { width, height } = drawing.getBoundingClientRect();
  const { fontFamily, color } = getComputedStyle(document.body);
  const title = document.getElementById('ledger');
  const overview = drawing.closest('.head');
  const headline = overview && [...overview.querySelectorAll('.headline > :not(small)')].map((part) => part.textContent).join(' ');
  const said = headline ?? drawing.getAttribute('aria-label');
  const key = overview ? overview.querySelectorAll('.counts button:enabled') : drawing.closest('section').querySelectorAll('.legend .verdict');
  const inner = Math.max(width, 480);
  const parts = [];
  let y = MARGIN;
  const write = (text, size, family, weight) => {
    for (const line of linesOf(text, inner, `${weight} ${size}px ${family}`)) {
      y += size * 1.5;
      parts.push(drawn('text', { x: MARGIN, y: y - size * 0.4, fill: color, 'font-family': family, 'font-size': size, 'font-weight': weight }, line));
    }
  };
  write(title.textContent, TITLE, getComputedStyle(title).fontFamily, 700);
  write(said, WORDS, fontFamily, 400);
  y += 8;
  const place = (part, x, top, wide, high) => {
    for (const [name, value] of Object.entries({ x, y: top, width: wide, height: high })) part.setAttribute(name, value);
    parts.push(part);
  };
  place(copyOf(drawing), MARGIN, y, width, height);
  y += height + 10;
  let x = MARGIN;
  const ink = document.createElement('canvas').getContext('2d');
  ink.font = `${WORDS}px ${fontFamily}`;
  for (const entry of key) {
    const words = [...entry.querySelectorAll('span, b')].map((part) => part.textContent).join(' ') || entry.textContent;
    const wide = 22 + ink.measureText(words).width + 20;
    if (x + wide > MARGIN + inner && x > MARGIN) [x, y] = [MARGIN, y + WORDS * 1.7];
    place(copyOf(entry.querySelector('svg')), x, y, 16, 16);
    parts.push(drawn('text', { x: x + 22, y: y + 13, fill: color, 'font-family': fontFamily, 'font-size': WORDS }, words));
    x += wide;
  }
  const size = [Math.ceil(inner + 2 * MARGIN), Math.ceil(y + 16 + MARGIN)];
  const ground = drawn('rect', { width: '100%', height: '100%', fill: getComputedStyle(document.documentElement).backgroundColor });
  return [drawn('svg', { xmlns: SVG, width: size[0], height: size[1], viewBox: `0 0 ${size.join(' ')}`, role: 'img', 'aria-label': said }, ground, ...parts), ...size];
}

/** Saves the drawing with this id, with its colours and words; as a bitmap, two points for one. */
export async function saveChart(id, asBitmap) {
  const [whole, width, height] = framed(document.getElementById(id));
  const svg = new Blob([new XMLSerializer().serializeToString(whole)], { type: 'image/svg+xml' });
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

/** Reads a text aloud, in place of what was being read, to its end. Voices of a service would send it away: only those of this device read. */
export async function speak(text, lang) {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = lang;
  utterance.voice = await ownVoice(lang.slice(0, 2));
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
  await new Promise((resolve) => {
    utterance.onend = resolve;
    utterance.onerror = resolve;
  });
}

/** A voice of this device for a language; browsers list them only after a while. */
async function ownVoice(lang) {
  if (speechSynthesis.getVoices().length === 0) {
    await new Promise((resolve) => {
      speechSynthesis.onvoiceschanged = resolve;
      setTimeout(resolve, 1000);
    });
  }
  const voice = speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.startsWith(lang));
  if (!voice) throw new Error(`no voice of this device speaks ${lang}`);
  return voice;
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
