// node examples/node.mjs FILE: what fell short in a ledger.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { analyzeBytes } from '../dist/taizhang.js';

const [path] = process.argv.slice(2);
if (!path) {
  console.error('usage: node examples/node.mjs FILE');
  process.exit(2);
}

try {
  const report = analyzeBytes(basename(path), await readFile(path), { lang: 'en' });
  const short = report.items.filter(({ status }) => ['missed', 'partlyMet', 'mostlyMet'].includes(status));
  console.log(`${report.title ?? path}: ${short.length} of ${report.items.length} fell short`);
  for (const { number, commitment, reason } of short) console.log(`${number ?? '-'}  ${commitment}\n   ${reason}`);
} catch (error) {
  console.error(`${path}: ${error.message} (${error.code})`);
  process.exitCode = 1;
}
