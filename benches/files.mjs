// Times each format: Qingdao's ledger, and one of 2,000 rows, natively and in Chromium, beside what a person would use instead.
//
//   cargo build --release && cargo xtask build && node benches/files.mjs
//
// The large ledger is made here, with LibreOffice (soffice), which together with pdftotext is also what it is timed beside.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../xtask/server.mjs';

const RUNS = 5;
const ROWS = 2000;
const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));

const office = (format, file) =>
  execFileSync('soffice', ['--headless', '--convert-to', format, '--outdir', join(folder, 'out'), file], { stdio: 'ignore' });

/** The large ledger as a table in HTML, which every writer of LibreOffice takes. */
function large() {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const [wanted, reached] = [(at % 90) + 10, (at % 83) + 12];
    return `<tr><td>${at + 1}</td><td>新建改造第${at + 1}片区老旧小区${wanted}个，惠及居民${wanted * 3}00户。</td><td>截至年底，已完成老旧小区改造${reached}个，惠及居民${reached * 3}00户，居民满意度持续提升。</td></tr>`;
  });
  const head = '<tr><td>序号</td><td>事项内容</td><td>完成情况</td></tr>';
  const page = join(folder, 'large.html');
  writeFileSync(page, `<meta charset="utf-8"><p>临川市2023年重点任务完成情况台账</p><table border="1">${head}${rows.join('')}</table>`);
  mkdirSync(join(folder, 'out'));
  for (const filter of ['odt:writer8', 'docx:Office Open XML Text', 'doc:MS Word 97', 'rtf:Rich Text Format', 'pdf:writer_web_pdf_Export']) {
    office(filter, page);
  }
  for (const filter of ['xlsx:Calc Office Open XML', 'xls:MS Excel 97', 'ods:calc8']) {
    execFileSync('soffice', ['--headless', '--calc', '--convert-to', filter, '--outdir', join(folder, 'out'), page], { stdio: 'ignore' });
  }
  cpSync(page, join(folder, 'out/large.html'));
}

/** The least of several runs, in milliseconds. */
async function least(run, runs = RUNS) {
  let best = Infinity;
  for (let count = 0; count < runs; count += 1) {
    const start = performance.now();
    const own = await run();
    best = Math.min(best, own ?? performance.now() - start);
  }
  return best;
}

const quiet = { stdio: ['ignore', 'ignore', 'ignore'], maxBuffer: 1 << 28 };
const native = (file) => execFileSync('target/release/taizhang', [file, '--format', 'json'], quiet);

/** How long the page takes from the choice of a file to its ledger. */
async function chosen(page, file) {
  const start = await page.evaluate(() => performance.now());
  await page.locator('#file').setInputFiles(file);
  const end = await page.waitForFunction(() => document.getElementById('app').dataset.state === 'ready' && performance.now(), null, { timeout: 120_000 });
  return (await end.jsonValue()) - start;
}

large();
const site = await serve({ folder: 'dist', base: '/' });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
await page.goto(site.url);
await page.waitForFunction(() => document.getElementById('app').dataset.state === 'ready');

const cell = (value) => (value === undefined ? '–' : value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US'));
console.log('| file | KB | native, ms | in Chromium, ms | instead | ms |\n| --- | ---: | ---: | ---: | --- | ---: |');
for (const [label, path] of [['Qingdao', (format) => `tests/documents/qingdao-2024.${format}`], [`${ROWS} rows`, (format) => join(folder, `out/large.${format}`)]]) {
  for (const format of ['docx', 'doc', 'odt', 'rtf', 'xlsx', 'xls', 'ods', 'pdf', 'html']) {
    const file = path(format);
    const size = Math.round(statSync(file).size / 1024);
    const own = await least(() => void native(file));
    const shown = await least(() => chosen(page, file), 3);
    const [tool, other] =
      format === 'pdf'
        ? ['pdftotext -layout', await least(() => void execFileSync('pdftotext', ['-layout', file, '/dev/null'], quiet))]
        : ['soffice to text', await least(() => office(['xlsx', 'xls', 'ods'].includes(format) ? 'csv' : 'txt:Text', file), 1)];
    console.log(`| ${label}, ${format} | ${size} | ${cell(own)} | ${cell(shown)} | ${tool} | ${cell(other)} |`);
  }
}
await browser.close();
await site.close();
rmSync(folder, { recursive: true });
