// Writes sample.head.json into a folder with the page's files: of the sample's report as much as the first view shows.
//
//   node xtask/head.mjs FOLDER
//
// It has the shape of a report. What only the rows show is left empty, and `awaited` says how many entries follow with the whole.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const report = JSON.parse(readFileSync(join(folder, 'sample.zh.json'), 'utf8'));
const { items, unread } = report;

// The sentence over the targets names the least reached and the most.
const shares = items.flatMap((item) => item.targets.map((target) => target.ratio ?? 1));
const ends = [Math.min(...shares), Math.max(...shares)];

const target = (whole) => ({
  ...whole, reason: '', indicator: ends.includes(whole.ratio) ? whole.indicator : '', span: [0, 0], original: null, actual: null, difference: null,
});

// Those that fell short are told with their promise and reason.
const isTold = (item) => item.conflict || !['exceeded', 'met', 'undetermined'].includes(item.status);

const item = (whole) => ({
  ...whole,
  commitment: isTold(whole) ? whole.commitment : '',
  completion: '',
  reason: isTold(whole) ? whole.reason : '',
  targets: whole.targets.map(target),
  checks: whole.checks.map((check) => ({ ...check, text: '', spans: [] })),
});

const head = { ...report, items: items.map(item), unread: [], awaited: items.length + unread.length };
writeFileSync(join(folder, 'sample.head.json'), JSON.stringify(head));
