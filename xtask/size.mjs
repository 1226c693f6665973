// Prints the size of every file of dist/, and fails when the first load is over the limit of limits.json.
//
// Bytes on the wire are those after brotli at its highest quality, as a static host sends them. Every file counts
// as part of the first load but those that limits.json names as fetched later.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib'; // quality 11 unless told otherwise

const { firstLoad, fetchedLater } = JSON.parse(readFileSync('limits.json', 'utf8'));

const files = readdirSync('dist', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).replaceAll('\\', '/').replace(/^dist\//, ''))
  .sort()
  .map((name) => {
    const bytes = readFileSync(join('dist', name));
    return { name, raw: bytes.length, sent: brotliCompressSync(bytes).length, later: fetchedLater.includes(name) };
  });

const number = (value) => value.toLocaleString('en-US').padStart(11);
const row = (name, raw, sent, note = '') => console.log(`${name.padEnd(28)}${raw}${sent}  ${note}`.trimEnd());
const sum = (list, size) => list.reduce((total, file) => total + file[size], 0);

const first = files.filter((file) => !file.later);
const sent = sum(first, 'sent');

row('file in dist/', 'bytes'.padStart(11), 'brotli'.padStart(11));
for (const file of files) row(file.name, number(file.raw), number(file.sent), file.later ? 'fetched later' : '');
row('first load', number(sum(first, 'raw')), number(sent));
row('limit', ' '.repeat(11), number(firstLoad.limit));
row('goal', ' '.repeat(11), number(firstLoad.goal), sent < firstLoad.goal ? 'reached' : 'not reached');

const unknown = fetchedLater.filter((name) => !files.some((file) => file.name === name));
if (unknown.length > 0) {
  console.error(`limits.json names what is not in dist/: ${unknown.join(', ')}`);
  process.exitCode = 1;
}
if (sent > firstLoad.limit) {
  console.error(`The first load is ${sent - firstLoad.limit} bytes over the limit of limits.json.`);
  process.exitCode = 1;
}
