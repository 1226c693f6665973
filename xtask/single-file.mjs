// Makes one HTML file of the page, which opens from the disk without a server. It is sealed from its first byte.
//
// node xtask/single-file.mjs FOLDER FILE

import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 3_000_000;

const [folder, target] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name), 'utf8');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Puts `text` in the place of what the pattern finds once. */
function replaceOnce(source, pattern, text) {
  const parts = source.split(pattern);
  if (parts.length !== 2) throw new Error(`${pattern} is found ${parts.length - 1} times`);
  return parts.join(text);
}

/** A file of the program as a part of the page that no browser runs. */
const part = (name) => `<script type="application/gzip" id="${name}">${gzipSync(readFileSync(join(folder, name)), { level: 9 }).toString('base64')}</script>`;

// Gives a file that stands in the page. The engine for files reads texts as well.
const FILES = `globalThis.taizhangFile = async (name, kind) => {
  const packed = document.getElementById(name.replace(/^engine/, 'files')).textContent;
  const bytes = Uint8Array.from(atob(packed), (byte) => byte.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')))[kind]();
};`;

// What is imported later elsewhere is an object here.
const later = read('extras.js');
const chores = [...later.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name);
const extras = `const extras = (() => {\n${later.replace(/^export /gm, '')}\nreturn { ${chores.join(', ')} };\n})();`;

// The glue and the start in one script: the exports are not needed, and a block keeps the names of the two apart.
const glue = read('app.js').replace(/export\s*\{[^}]*\};?\s*$/, '');
let start = replaceOnce(
  read('boot.js'),
  /const \{ default: init \} = await import\('\.\/app\.js'\);\s+await init\(\);/,
  "await __wbg_init({ module_or_path: await taizhangFile('app_bg.wasm', 'arrayBuffer') });",
);
start = replaceOnce(start, "(await import('./extras.js'))", 'extras');
const script = `${glue}\n${FILES}\n{\n${extras}\n${start}}\n`;
let page = read('index.html').replace(/<link rel="(modulepreload|preload)"[^>]*>\s*/g, '');
const sheet = /<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\s*/g;
const style = [...page.matchAll(sheet)].map(([, name]) => read(name)).join('\n');
if (/<\/(script|style)/i.test(script + style)) throw new Error('a script or style would end early');

const policy = [
  "default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`, 'img-src data: blob:',
  "connect-src 'none'", 'worker-src blob:', "base-uri 'none'", "form-action 'none'",
].join('; ');

page = replaceOnce(page, /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/, policy);
page = replaceOnce(page.replace(sheet, ''), '</head>', `<style>${style}</style>\n</head>`);
page = replaceOnce(page, /<script type="module" src="\.\/boot\.js"><\/script>/, '');
const parts = [
  ...['app_bg.wasm', 'files.js', 'files_bg.wasm', 'later.css', ...read('sw.js').match(/(?<=")(sample\.\w+\.json|[\w.-]+\.t(xt|sv))(?=")/g)].map(part),
];
page = replaceOnce(page, '</body>', `${parts.join('\n')}\n<script type="module">${script}</script>\n</body>`);
writeFileSync(target, page);

const { size } = statSync(target);
console.log(`${target}: ${size.toLocaleString('en-US')} bytes, at most ${LIMIT.toLocaleString('en-US')}`);
if (size > LIMIT) {
  console.error('error: it is too large');
  process.exitCode = 1;
}
