// The page on paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, open } from './support/page.mjs';

/** The page with all that it can need, as a reader who prints has it. */
async function sealed(t, options) {
  const page = await open(t, options);
  await done(page);
  await page.locator('[data-seal=shut]').waitFor();
  return page;
}

test('38 items take at most twelve sheets of A4, in columns that are as wide as their text needs', async (t) => {
  const page = await sealed(t);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
  t.diagnostic(`${pages} pages`);
  assert.ok(pages <= 12, `${pages} pages`);
  await page.emulateMedia({ media: 'print' });
  // The width of A4 within its margins.
  await page.setViewportSize({ width: 688, height: 1000 });
  const width = await page.locator('#item-1 td.completion').evaluate((cell) => cell.getBoundingClientRect().width);
  assert.ok(width > 150, `${width} px`);
});

test('on paper no sheet is empty, no heading stands alone, every sheet names the columns, and no row is cut', async (t) => {
  const page = await sealed(t);
  await page.locator('#demo').click();
  await page.locator('.toast').waitFor();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= 3, `${pages} pages`);
  await page.emulateMedia({ media: 'print' });
  const alone = await page.locator('article > section').evaluateAll((list) => list
    .filter((section) => section.getClientRects().length > 0 && section.innerText.trim() === section.querySelector('h2').innerText.trim())
    .map((section) => section.className));
  assert.deepEqual(alone, []);
  const style = (selector, name) => page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], name);
  assert.equal(await style('.items thead', 'display'), 'table-header-group');
  assert.equal(await style('.items tbody tr', 'breakInside'), 'avoid');
  assert.match(await page.locator('.method').innerText(), /“左右”的容许范围\s*5%/);
});

test('paper is white and its ink black, whatever the screen is', async (t) => {
  const page = await sealed(t, { colorScheme: 'dark' });
  await page.getByRole('button', { name: '长辈版', exact: true }).click();
  await page.getByRole('button', { name: '高对比', exact: true }).click();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const drawn = await page.evaluate(() => {
    const { color, fontSize } = getComputedStyle(document.body);
    const marks = [...document.querySelectorAll('.items mark[data-role=actual]')].map((mark) => getComputedStyle(mark).borderBottomColor);
    return [getComputedStyle(document.documentElement).backgroundColor, color, Math.round(parseFloat(fontSize)), ...new Set(marks)];
  });
  assert.deepEqual(drawn, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 13, 'rgb(0, 0, 0)']);
});

test('on paper every verdict has a hatching of its own, in the bars and in their key', async (t) => {
  const page = await sealed(t);
  await page.locator('#demo').click();
  await page.waitForFunction(() => document.querySelectorAll('#chart-verdicts rect').length === 7);
  await page.emulateMedia({ media: 'print' });
  const fills = (selector) => page.locator(selector).evaluateAll((list) => list.map((part) => getComputedStyle(part).fill));
  const bar = await fills('#chart-verdicts rect');
  assert.equal(new Set(bar).size, 7);
  assert.deepEqual(await fills('.counts .glyph'), bar);
  for (const [, id] of bar.join().matchAll(/#([\w-]+)/g)) assert.equal(await page.locator(`pattern#${id}`).count(), 1, id);
});

test('on paper the numbers stand with their words, what is unread is told, and nothing is left to open', async (t) => {
  const page = await sealed(t);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 688, height: 1000 });
  const tops = await page.locator('.counts tr').evaluateAll((list) => list.map((item) => Math.round(item.getBoundingClientRect().top)));
  assert.deepEqual([tops.length, new Set(tops).size], [7, 1]);
  assert.ok(await page.locator('#unread li').first().isVisible());
  for (const hidden of ['#rules summary', '.seal', '.snippet', '.data summary', '.toast']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, hidden);
  }
  const marker = await page.locator('.evidence > summary').first().evaluate((summary) => getComputedStyle(summary).listStyleType);
  assert.equal(marker, 'none');
});

test('on paper and on the screen every dot of the chart has the sign of its verdict', async (t) => {
  const page = await sealed(t);
  await page.locator('#demo').click();
  await page.waitForFunction(() => document.querySelectorAll('#chart-verdicts rect').length === 7);
  await page.locator('#dots-chart > summary').click();
  const signs = (selector) => page.locator(selector).evaluateAll((list) => (
    Object.fromEntries(list.map((path) => [path.closest('[data-status]').dataset.status, path.getAttribute('d')]))));
  const [dots, key] = [await signs('.dot path'), await signs('.dots .legend path')];
  assert.deepEqual(dots, key);
  assert.equal(new Set(Object.values(dots)).size, Object.keys(dots).length);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await page.locator('.dot path').evaluateAll((list) => [...new Set(list.map((path) => getComputedStyle(path).fill))]), ['rgb(0, 0, 0)']);
});
