// Files that people have, chosen in a real browser.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { done, open } from './support/page.mjs';

const FOLDER = 'tests/documents/';
const document_ = (name) => readFileSync(FOLDER + name);

const choose = async (page, name, buffer = document_(name)) => {
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  return done(page);
};
/** What was met of how much; what is not recognised differs with the format. */
const headline = async (page) => (await page.locator('.headline').innerText()).replace(/\n.*未识别$/, '');
/** Every commitment, those that are not drawn yet as well: how many are depends on the moment. */
const commitments = (page) => page.locator('tbody tr .commitment').allTextContents();

test('one ledger is the same in every format', async (t) => {
  const page = await open(t);
  await done(page);
  const [sample, rows] = [await headline(page), await commitments(page)];
  for (const name of readdirSync(FOLDER).filter((name) => name.startsWith('qingdao-2024'))) {
    // A foreign ending: the content alone tells what it is.
    assert.equal(await choose(page, name.replace(/[^.]+$/, 'bin'), document_(name)), 'ready', name);
    assert.equal(await headline(page), sample, name);
    assert.deepEqual(await commitments(page), rows, name);
  }
});

test('the page says what a file was recognised as, and another sheet can be chosen', async (t) => {
  const page = await open(t);
  await done(page);
  await choose(page, 'sheets.xlsx');
  assert.match(await page.locator('.recognised').innerText(), /Excel 工作簿（xlsx）[^]*1 个表格，4 行/);
  assert.deepEqual(await page.locator('#table option').allInnerTexts(), ['自动选择', '2023年（3 行）', '2024年（4 行）']);
  assert.equal((await commitments(page)).length, 3);
  await page.locator('#table').selectOption('1');
  await done(page);
  assert.equal((await commitments(page)).length, 2);
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
  await page.locator('#table').selectOption('');
  await done(page);
  assert.equal((await commitments(page)).length, 3);
});

test('a damaged file is explained, and the ledger before it comes back', async (t) => {
  const page = await open(t);
  await done(page);
  const before = await headline(page);
  assert.equal(await choose(page, 'cut.docx', document_('qingdao-2024.docx').subarray(0, 5000)), 'error');
  const problem = page.getByRole('alert');
  assert.match(await problem.innerText(), /cut\.docx[^]*不完整[^]*另存一次/);
  await page.locator('#back').click();
  assert.equal(await headline(page), before);
});

test('a file that comes before its program waits for it', async (t) => {
  const page = await open(t, { path: '?' });
  // Chosen as soon as there is a field to choose it in.
  await page.locator('#file').setInputFiles(FOLDER + 'qingdao-2024.docx');
  await page.locator('.recognised').waitFor();
  assert.equal(await done(page), 'ready');
  assert.match(await page.locator('.recognised').innerText(), /Word 文档（docx）/);
});

test('several files are read one after the other, each with its own result or error', async (t) => {
  const page = await open(t);
  await done(page);
  const files = [['a.xlsx', 'sheets.xlsx'], ['cut.docx', null], ['b.pdf', 'pdf-ruled.pdf']].map(([name, from]) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: from ? document_(from) : document_('qingdao-2024.docx').subarray(0, 5000),
  }));
  await page.locator('#file').setInputFiles(files);
  await done(page);
  const tabs = page.locator('.tabs button');
  assert.deepEqual(await tabs.allInnerTexts(), ['a.xlsx\n3 / 3', 'cut.docx\n没有读出', 'b.pdf\n6 / 8']);
  assert.equal((await commitments(page)).length, 3);
  await tabs.nth(1).click();
  assert.match(await page.getByRole('alert').innerText(), /cut\.docx/);
  await tabs.nth(2).click();
  assert.equal(await done(page), 'ready');
  assert.equal((await commitments(page)).length, 8);
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
  // One file alone has no tabs.
  await choose(page, 'pdf-open-top.pdf');
  assert.equal(await tabs.count(), 0);
  assert.equal((await commitments(page)).length, 8);
});

test('every file that was opened speaks the language that is chosen later', async (t) => {
  const page = await open(t);
  await done(page);
  const files = ['sheets.xlsx', 'pdf-ruled.pdf'].map((name) => ({ name, mimeType: '', buffer: document_(name) }));
  await page.locator('#file').setInputFiles(files);
  await page.locator('.tab-outcome', { hasText: '6 / 8' }).waitFor();
  await page.locator('#lang').click();
  assert.equal(await done(page), 'ready');
  const tabs = page.locator('.tabs button');
  for (const [at, count] of [[1, 8], [0, 3], [1, 8]]) {
    await tabs.nth(at).click();
    assert.equal(await done(page), 'ready');
    assert.equal((await commitments(page)).length, count);
    const reasons = await page.locator('.judged .reason').allTextContents();
    assert.ok(reasons.every((reason) => /[a-z]{3}/.test(reason)), reasons.join());
  }
});

test('of several files the first that can be read is shown, the others lie beside it', async (t) => {
  const page = await open(t);
  await done(page);
  await page.locator('#file').setInputFiles([
    { name: 'cut.docx', mimeType: '', buffer: document_('qingdao-2024.docx').subarray(0, 5000) },
    { name: 'good.xlsx', mimeType: '', buffer: document_('sheets.xlsx') },
  ]);
  assert.equal(await done(page), 'ready');
  assert.equal((await commitments(page)).length, 3);
  assert.deepEqual(await page.locator('.tabs button').allInnerTexts(), ['cut.docx\n没有读出', 'good.xlsx\n3 / 3']);
  await page.locator('.tabs button').first().click();
  assert.match(await page.getByRole('alert').innerText(), /“cut\.docx”不完整/);
});

test('what is known to be no text has no encoding, and a remedy that helps', async (t) => {
  const page = await open(t);
  await done(page);
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex');
  assert.equal(await choose(page, 'picture.png', png), 'error');
  assert.equal(await page.locator('#encoding').count(), 0);
  assert.match(await page.getByRole('alert').innerText(), /OCR/);
  assert.equal(await page.locator('.skip').getAttribute('href'), '#problem');
  assert.equal(await choose(page, 'poem.txt', Buffer.from('春眠不觉晓')), 'error');
  assert.deepEqual(await page.locator('#encoding option').first().innerText(), '自动识别');
  assert.match(await page.locator('#problem').innerText(), /“poem\.txt”/);
  assert.doesNotMatch(await page.getByRole('alert').innerText(), /框里/);
  assert.equal(await page.locator('.toast').count(), 0);
});

test('a locked file asks for its password, and a wrong one is refused', async (t) => {
  const page = await open(t);
  await done(page);
  assert.equal(await choose(page, 'locked.pdf'), 'error');
  const field = page.getByLabel('打开密码');
  await field.fill('关门');
  await field.press('Enter');
  assert.equal(await done(page), 'error');
  await page.getByLabel('打开密码').fill('开门');
  await page.getByRole('button', { name: '打开', exact: true }).click();
  assert.equal(await done(page), 'ready');
  assert.equal((await commitments(page)).length, 8);
});

test('a scan is said to be one', async (t) => {
  const page = await open(t);
  await done(page);
  assert.equal(await choose(page, 'scan.pdf'), 'error');
  assert.match(await page.getByRole('alert').innerText(), /没有文字[^]*扫描[^]*OCR/);
});

test('a long file tells how far it is read, and can be given up', async (t) => {
  // A worker that reads for ever, with word of its third page of nine.
  const page = await open(t, { script: () => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message) {
      if (!Array.isArray(message)) return post.call(this, message);
      queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: [message[0], 3, 9, false] })));
    };
  } });
  await done(page);
  await page.locator('#file').setInputFiles({ name: 'long.pdf', mimeType: '', buffer: document_('pdf-ruled.pdf') });
  const bar = page.locator('.work progress');
  await bar.waitFor();
  assert.deepEqual(await bar.evaluate((bar) => [bar.value, bar.max]), [3, 9]);
  assert.match(await page.locator('.work').innerText(), /已读 3 \/ 9/);
  await page.getByRole('button', { name: '取消' }).click();
  assert.equal(await done(page), 'ready');
  assert.match(await page.locator('.said').innerText(), /已取消/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'ledger');
});

test('a long text tells how many of its items are judged', async (t) => {
  const page = await open(t);
  await done(page);
  // What the bar shows, each time that it changes.
  await page.evaluate(() => {
    globalThis.seen = [];
    new MutationObserver(() => {
      const bar = document.querySelector('.work progress');
      if (bar?.hasAttribute('value')) globalThis.seen.push([bar.value, bar.max, document.querySelector('.work').textContent]);
    }).observe(document.querySelector('.work'), { subtree: true, childList: true, attributes: true });
  });
  const lines = Array.from({ length: 30_000 }, (_, n) => `${n + 1}\t新建口袋公园12个，第${n + 1}批。\t建成口袋公园15个。`);
  const buffer = Buffer.from(`2023年重点任务完成情况台账\n序号\t事项内容\t完成情况\n${lines.join('\n')}`);
  await page.locator('#file').setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer });
  assert.equal(await done(page), 'ready');
  const judged = (await page.evaluate(() => globalThis.seen)).filter(([, , said]) => said.includes('已判定'));
  t.diagnostic(`${judged.length} times: ${judged.map(([value]) => value).join(' ')}`);
  assert.ok(judged.length >= 2);
  assert.ok(judged.every(([value, max], at) => max === 30_000 && value > (judged[at - 1]?.[0] ?? -1)));
});
