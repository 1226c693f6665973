// What a reader takes along, and what this browser keeps.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { analyse as analysed, done, opened as open } from './support/page.mjs';

const LEDGER = [
  '2023年市政府工作报告重点任务完成情况台账',
  '序号\t事项内容\t完成情况',
  '1\t新建口袋公园12个。\t建成口袋公园15个。',
  '2\t=改造老旧小区40个。\t改造老旧小区31个。',
].join('\n');

const analyse = (page, text = LEDGER) => analysed(page, text);

const rows = (page) => page.locator('.items tbody tr');

/** Presses a button, and gives the file that it saves. */
async function saved(page, button) {
  const download = page.waitForEvent('download');
  await page.locator(button).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function setVerdict(page, index, status) {
  const row = rows(page).nth(index);
  await row.locator('.evidence > summary').click();
  await row.locator('.correct').click();
  await row.locator('.set-verdict').selectOption(status);
  await row.locator('.by-hand').waitFor();
}

/** The texts of the parts of a zip file whose names match. */
function unzip(bytes, pattern) {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== 0x06054b50) end -= 1;
  let at = bytes.readUInt32LE(end + 16);
  const found = [];
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameSize, extra, note, start] = [20, 28, 30, 32, 42].map((offset) => (
      offset === 20 || offset === 42 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset)));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameSize);
    if (pattern.test(name)) {
      const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
      const packed = bytes.subarray(data, data + size);
      found.push((bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString());
    }
    at += 46 + nameSize + extra + note;
  }
  return found;
}

test('CSV has a byte order mark, both verdicts, and no formula', async (t) => {
  const page = await open(t);
  await analyse(page);
  await setVerdict(page, 0, 'missed');
  const { name, bytes } = await saved(page, '#save-csv');
  assert.match(name, /^2023-taizhang\.csv$/);
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const [head, first, second] = bytes.toString('utf8').slice(1).split('\r\n').map((line) => line.split(','));
  const cell = (row, column) => row[head.indexOf(column)];
  assert.deepEqual([cell(first, 'status'), cell(first, 'statusBeforeCorrection')], ['missed', 'exceeded']);
  assert.equal(cell(second, 'statusBeforeCorrection'), '');
  assert.equal(cell(second, 'commitment'), "'=改造老旧小区40个。");
  assert.equal(cell(second, 'actual'), '31');
});

test('what is taken along is what is shown', async (t) => {
  const page = await open(t);
  await page.locator('.counts button[data-status=missed]').click();
  assert.match(await page.locator('.takeaway').innerText(), /当前显示的 2 项（共 38 项）/);
  const { bytes } = await saved(page, '#save-csv');
  assert.equal(bytes.toString('utf8').trim().split('\r\n').length, 3);
});

test('a real workbook: four sheets, a frozen head, filters, texts that are no formulas', async (t) => {
  const page = await open(t);
  await analyse(page);
  const { name, bytes } = await saved(page, '#save-xlsx');
  assert.match(name, /\.xlsx$/);
  const [workbook] = unzip(bytes, /workbook\.xml$/);
  assert.deepEqual([...workbook.matchAll(/<sheet name="([^"]+)"/g)].map((match) => match[1]), ['事项', '目标', '汇总', '方法']);
  const [items] = unzip(bytes, /sheet1\.xml$/);
  assert.match(items, /state="frozen"/);
  assert.match(items, /<autoFilter ref="A1:L3"/);
  assert.doesNotMatch(items, /<f>/);
  assert.ok(unzip(bytes, /sharedStrings/)[0].includes('=改造老旧小区40个。'));
});

test('JSON opens again with its corrections', async (t) => {
  const page = await open(t);
  await analyse(page);
  await setVerdict(page, 0, 'partlyMet');
  const { name, bytes } = await saved(page, '#save-json');
  const report = JSON.parse(bytes.toString('utf8'));
  assert.equal(report.items[0].status, 'partlyMet');
  assert.deepEqual(report.corrections, [{ item: 0, target: null, actual: null, from: 'exceeded', to: 'partlyMet' }]);
  await page.locator('#sample').click();
  await done(page);
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
  await page.locator('.by-hand').waitFor();
  assert.equal(await rows(page).count(), 2);
  assert.match(await page.locator('.by-hand').innerText(), /程序判定：超额完成/);
  assert.match(await page.locator('.original').innerText(), /没有原文/);
});

for (const [button, kind, expected] of [
  ['#copy-md', 'text/plain', /\| 1 \| 新建口袋公园12个。 \| 建成口袋公园15个。 \|/],
  ['#copy-html', 'text/html', /<td>新建口袋公园12个。<\/td>/],
  ['#link-view', 'text/plain', /^http.*#status=exceeded$/],
]) {
  test(`${button} puts its text on the clipboard`, async (t) => {
    const page = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] });
    await analyse(page);
    await page.locator('.counts button[data-status=exceeded]').click();
    await page.locator(button).click();
    await page.locator('.said', { hasText: '已复制' }).waitFor();
    const text = await page.evaluate(async (kind) => {
      const [item] = await navigator.clipboard.read();
      return (await item.getType(kind)).text();
    }, kind);
    assert.match(text, expected);
    assert.doesNotMatch(text, /老旧小区/);
  });
}

test('charts are saved as drawings with their colours, and as bitmaps', async (t) => {
  const page = await open(t);
  await page.locator('#dots-chart > summary').click();
  const svg = await saved(page, '#save-dots-svg');
  assert.equal(svg.name, 'chart-targets.svg');
  assert.match(svg.bytes.toString('utf8'), /^<svg[^>]+xmlns="http:\/\/www.w3.org\/2000\/svg"[^]+<path[^>]+fill="rgb\(/);
  const png = await saved(page, '#save-dots-png');
  assert.deepEqual([...png.bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  assert.ok(png.bytes.length > 5000);
});

test('a chart that leaves the page says whose it is, what it shows, and what its colours mean', async (t) => {
  const page = await open(t);
  const { bytes } = await saved(page, '#save-bar-svg');
  const words = [...bytes.toString('utf8').matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
  assert.deepEqual(words, ['2024年市政府工作报告公开挂牌事项全年完成情况台账', '完成 35 / 共 38 项', '超额完成 19', '完成 16', '基本完成 1', '未完成 2']);
  await page.locator('#topics-chart > summary').click();
  const topics = (await saved(page, '#save-topics-svg')).bytes.toString('utf8');
  assert.match(topics, /全年完成情况台账<[^]*项数最多：[^]*超额完成</);
});

test('a link with the text says what it holds, and brings the ledger along', async (t) => {
  const page = await open(t);
  // As soon as it can be pressed.
  await page.locator('#link-data').click();
  assert.match(await page.locator('.takeaway .warning').innerText(), /只有粘贴的文字可以/);
  await analyse(page);
  await page.locator('#link-data').click();
  const link = await page.locator('#data-link').inputValue();
  assert.match(await page.locator('.takeaway .warning').innerText(), /有台账全文[^]*谁拿到链接谁就能读到/);
  const other = await open(t, { path: link.slice(link.indexOf('#')) });
  assert.equal(await done(other), 'ready');
  assert.equal(await rows(other).count(), 2);
});

test('a link with the text carries the corrections as well', async (t) => {
  const page = await open(t);
  await analyse(page);
  await setVerdict(page, 0, 'missed');
  await page.locator('#link-data').click();
  const link = await page.locator('#data-link').inputValue();
  const other = await open(t, { path: link.slice(link.indexOf('#')) });
  assert.equal(await done(other), 'ready');
  assert.equal(await rows(other).first().getAttribute('data-status'), 'missed');
  assert.match(await other.locator('.by-hand').innerText(), /程序判定：超额完成/);
});

const kept = (page) => page.evaluate(() => localStorage.getItem('taizhang.corrections'));
const isKept = (page) => page.waitForFunction(() => localStorage.getItem('taizhang.corrections'));

test('whoever types in the box loses no correction', async (t) => {
  const page = await open(t);
  await analyse(page);
  await setVerdict(page, 0, 'missed');
  await isKept(page);
  await page.locator('#text').press('End');
  await page.keyboard.type('字');
  await page.waitForFunction(() => localStorage.getItem('taizhang.text')?.endsWith('字'));
  assert.ok(await kept(page));
  await page.reload();
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).first().getAttribute('data-status'), 'missed');
  assert.match(await page.locator('#text').inputValue(), /字$/);
});

test('a table from the clipboard outlasts a reload with its corrections', async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<table><tr><th>序号</th><th>事项内容</th><th>完成情况</th></tr><tr><td>1</td><td>新建公园12个。</td><td>建成公园15个。</td></tr></table>');
    clipboardData.setData('text/plain', '一张表');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.querySelectorAll('.items tbody tr').length === 1);
  assert.equal(await page.locator('#encoding').count(), 0);
  await setVerdict(page, 0, 'missed');
  await isKept(page);
  await page.reload();
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).count(), 1);
  assert.equal(await rows(page).first().getAttribute('data-status'), 'missed');
});

test('corrections to a file and to the sample come back with them', async (t) => {
  const page = await open(t);
  const buffer = Buffer.from(LEDGER);
  const choose = async () => {
    await page.locator('#file').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer });
    await page.waitForFunction(() => document.querySelectorAll('.items tbody tr').length === 2);
  };
  await setVerdict(page, 1, 'partlyMet');
  await choose();
  await setVerdict(page, 0, 'missed');
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('taizhang.corrections'))?.length === 2);
  await page.reload();
  await done(page);
  assert.equal(await rows(page).nth(1).getAttribute('data-status'), 'partlyMet');
  await choose();
  assert.equal(await rows(page).first().getAttribute('data-status'), 'missed');
});

test('traces are removed from the box, the undo and the tabs as well, and the sample is back', async (t) => {
  const page = await open(t);
  await analyse(page);
  await setVerdict(page, 0, 'missed');
  await page.locator('#link-data').click();
  await page.locator('#forget').click();
  assert.equal(await done(page), 'ready');
  assert.equal(await page.locator('#text').inputValue(), '');
  assert.equal(await rows(page).count(), 38);
  assert.equal(await page.locator('#undo, .tabs, #data-link, .by-hand').count(), 0);
  assert.match(await page.locator('.said').innerText(), /已清除/);
  await page.keyboard.press('Control+z');
  assert.equal(await rows(page).count(), 38);
  await analyse(page);
  assert.equal(await page.locator('.by-hand').count(), 0);
});

for (const [what, script] of [
  ['refuses storage', () => Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('refused'); } })],
  ['has no room left', () => { Storage.prototype.setItem = () => { throw new Error('full'); }; }],
]) {
  test(`a browser that ${what} is said to keep nothing`, async (t) => {
    const page = await open(t, { script });
    await analyse(page);
    await page.locator('#keeping', { hasText: '没有存下' }).waitFor();
    assert.equal(await page.locator('#keep').isChecked(), false);
  });
}

test('a text too long for a link is refused', async (t) => {
  const page = await open(t);
  const letters = Array.from({ length: 60_000 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919 + n * n * 31) % 20_000))).join('');
  await analyse(page, `${LEDGER}\n3\t${letters}\t完成。`);
  await page.locator('#link-data').click();
  assert.match(await page.locator('.takeaway .warning').innerText(), /不能放进链接/);
});

test('text and corrections outlast a reload; a switch and a button end that', async (t) => {
  const page = await open(t);
  await analyse(page);
  await setVerdict(page, 0, 'missed');
  await page.waitForFunction(() => localStorage.getItem('taizhang.corrections'));
  await page.reload();
  assert.equal(await done(page), 'ready');
  assert.equal(await page.locator('#text').inputValue(), LEDGER);
  assert.equal(await rows(page).first().getAttribute('data-status'), 'missed');
  assert.match(await page.locator('#keeping').innerText(), /已恢复/);
  await page.locator('#forget').click();
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /text|opened|corrections/.test(key)));
  assert.deepEqual(await kept(), []);
  await page.locator('#keep').uncheck();
  await page.locator('#text').fill('不要记住');
  await page.reload();
  await done(page);
  assert.equal(await page.locator('#text').inputValue(), '');
  assert.equal(await rows(page).count(), 38);
  assert.deepEqual(await kept(), []);
});

test('what is typed but not analysed outlasts a reload as well', async (t) => {
  const page = await open(t);
  await page.locator('#text').fill('还没有写完');
  await page.waitForFunction(() => localStorage.getItem('taizhang.text') === '还没有写完');
  await page.reload();
  await done(page);
  assert.equal(await page.locator('#text').inputValue(), '还没有写完');
  assert.equal(await rows(page).count(), 38);
});

test('a table on the clipboard keeps its cells', async (t) => {
  const page = await open(t);
  const html = '<table><tr><th>序号</th><th>事项内容</th><th>完成情况</th></tr><tr><td>1</td><td>新建公园<br>12个。</td><td>建成公园15个。</td></tr></table>';
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', '一张图的说明');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).count(), 1);
  assert.match(await rows(page).first().innerText(), /新建公园\s*12个/);
});
