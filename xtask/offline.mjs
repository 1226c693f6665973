// Writes sw.js into a folder with the page's files: src/web/sw.js, with the digest of each of them.
//
// node xtask/offline.mjs FOLDER

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What lies beside the page and is no part of it: the npm package, and the worker itself. */
const NOT_THE_PAGE = /^(sw\.js|taizhang\.js|package\.json|README\.md|LICENSE.*|.*\.d\.ts)$/;

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** Writes the service worker of a folder. */
export function writeWorker(folder) {
  const names = readdirSync(folder).filter((name) => !NOT_THE_PAGE.test(name)).sort();
  const files = Object.fromEntries(names.map((name) => [name, sha256(readFileSync(join(folder, name)))]));
  const version = sha256(JSON.stringify(files)).slice(0, 16);
  const source = readFileSync('src/web/sw.js', 'utf8');
  const filled = source
    .replace("const VERSION = '';", `const VERSION = '${version}';`)
    .replace('const FILES = {};', `const FILES = ${JSON.stringify(files, null, 2)};`);
  if (filled.split(version).length !== 2 || !filled.includes('"index.html"')) throw new Error('src/web/sw.js has no place for them');
  writeFileSync(join(folder, 'sw.js'), filled);
}

if (process.argv[1]?.endsWith('offline.mjs')) writeWorker(process.argv[2]);
