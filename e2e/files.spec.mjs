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
const headline = (page) => page.locator('.headline').innerText();
const commitments = (page) => page.locator('tbody tr .commitment').allInnerTexts();

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
