// The page as a frame in a page of another origin: its parameters, its size, and ledgers that are handed in.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { serve } from '../xtask/server.mjs';
import { framed, heard, host } from './support/hosts.mjs';
import { done, open, screenshot, theBrowser } from './support/page.mjs';

const SMALL = '2024年重点任务完成情况\n1. 新建口袋公园12个。完成情况：建成口袋公园15个。\n2. 改造老旧小区40个。完成情况：改造老旧小区31个。\n';
const iframe = (site, query = '', more = '') =>
  `<iframe src="${site}?embed=1&lang=zh${query}" title="台账" width="100%" height="640" style="border:0" ${more}></iframe>`;

/** The snippets that the page offers, as a webmaster would copy them. */
async function snippets(t) {
  const page = await open(t);
  await done(page);
  const site = page.url();
  await page.locator('.snippet summary').click();
  const [plain, sized] = [await page.locator('#snippet-plain').inputValue(), await page.locator('#snippet-sized').inputValue()];
  return { plain, sized, site };
}

const ask = (page, message, options) =>
  page.evaluate(([message, options]) => {
    const frame = document.querySelector(options?.frame ?? 'iframe').contentWindow;
    if (message?.file) message = { ...message, bytes: Uint8Array.from(message.file), file: undefined };
    frame.postMessage(message, '*');
  }, [message, options]);

const height = (page) => page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height);
const inner = (frame) => frame.evaluate(() => Math.ceil(document.getElementById('app').getBoundingClientRect().height));

test('the snippet needs no script', async (t) => {
  const { plain, site } = await snippets(t);
  assert.doesNotMatch(plain, /<script/);
  for (const part of [/ title="[^"]+"/, / loading="lazy"/, / width="100%"/, / height="640"/, / allow="clipboard-write"/]) assert.match(plain, part);
  assert.ok(plain.includes(` src="${site}?embed=1&amp;lang=zh"`));
  const { page } = await host(t, () => plain);
  const frame = await framed(page);
  assert.equal(await height(page), 640);
  assert.equal(await frame.locator('tbody tr').count(), 38);
  assert.equal(await frame.locator('#text').isVisible(), false);
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
  t.diagnostic(await screenshot(page, 'embed-plain'));
});

test('the snippet with the script fits the frame to its content, and stays there', async (t) => {
  const { sized } = await snippets(t);
  assert.ok(sized.split('\n').length <= 15, 'some fifteen lines');
  const { page } = await host(t, () => sized);
  const frame = await framed(page);
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 2000);
  // What comes later than the first view has come, and is part of the height.
  await frame.locator('#seal[data-seal=shut]').waitFor({ state: 'attached' });
  const fits = () => page.waitForFunction(async () => {
    const { height } = document.querySelector('iframe').getBoundingClientRect();
    const last = globalThis.heard.findLast(({ data }) => data?.type === 'taizhang:height');
    return last?.data.height === height;
  });
  await fits();
  assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight - innerHeight), 0, 'no bar to scroll by');
  // It has said what it is, and says no more of it.
  const count = () => page.evaluate(() => globalThis.heard.length);
  const before = await count();
  await page.evaluate(() => new Promise((next) => { let frames = 90; (function tick() { frames-- ? requestAnimationFrame(tick) : next(); })(); }));
  assert.equal(await count(), before);
  assert.ok(before < 20, `${before} messages`);
  // Another width is another height, and shorter content is lower again.
  const wide = await height(page);
  await page.setViewportSize({ width: 400, height: 800 });
  await page.waitForFunction((wide) => document.querySelector('iframe').getBoundingClientRect().height !== wide, wide);
  await fits();
  assert.equal(await inner(frame), await height(page));
  await ask(page, { type: 'taizhang:analyze', text: SMALL });
  await heard(page, 'taizhang:report');
  await page.waitForFunction((wide) => document.querySelector('iframe').getBoundingClientRect().height < wide / 2, wide);
  await fits();
});

test('the script takes nothing but a number from its own frame', async (t) => {
  const { sized } = await snippets(t);
  const { page } = await host(t, () => `${sized}<iframe id="other" srcdoc="<p>other</p>" height="100"></iframe>`);
  await framed(page);
  await heard(page, 'taizhang:height');
  const frame = page.frames().find((frame) => frame.url().includes('embed=1'));
  const style = () => page.evaluate(() => document.querySelector('iframe').style.height);
  const post = (from, message) => from.evaluate((message) => parent.postMessage(message, '*'), message);
  const before = await style();
  const seen = (mark) => page.waitForFunction((mark) => globalThis.heard.some(({ data }) => data?.mark === mark), mark);
  let mark = 0;
  for (const height of ['900', '900px', null, true, { valueOf: 900 }, [900]]) await post(frame, { type: 'taizhang:height', height, mark: (mark += 1) });
  await post(page.frames().find((frame) => frame.url() === 'about:srcdoc'), { type: 'taizhang:height', height: 555, mark: (mark += 1) });
  await seen(mark);
  assert.equal(await style(), before);
  for (const [height, styled] of [[1, '200px'], [1e9, '30000px'], [777, '777px']]) {
    await post(frame, { type: 'taizhang:height', height, mark: (mark += 1) });
    await seen(mark);
    assert.equal(await style(), styled);
  }
});

test('the script of Datawrapper sizes it as well', async (t) => {
  const script = `<script>
    addEventListener('message', (event) => {
      if (event.data['datawrapper-height'] === undefined) return;
      for (const id in event.data['datawrapper-height']) {
        for (const frame of document.querySelectorAll('iframe')) {
          if (frame.contentWindow === event.source) frame.style.height = event.data['datawrapper-height'][id] + 'px';
        }
      }
    });
  </script>`;
  const { page } = await host(t, (site) => script + iframe(site));
  await framed(page);
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 2000);
});

test('the address chooses language, ground, letters and part', async (t) => {
  const { page } = await host(t, (site) => iframe(site, '&lang=en&theme=dark&font=large&view=summary'));
  const frame = await framed(page);
  // The first `lang` counts: that of the helper above.
  const root = await frame.evaluate(() => ({ ...document.documentElement.dataset, lang: document.documentElement.lang }));
  assert.deepEqual(root, { theme: 'dark', contrast: 'usual', size: 'large', embed: 'summary', lang: 'zh-CN' });
  assert.equal(await frame.locator('.headline').isVisible(), true);
  assert.equal(await frame.locator('tbody tr').first().isVisible(), false);
  await frame.locator('.short a').first().click();
  await frame.locator('tbody tr:target').waitFor();
  await page.locator('iframe').evaluate((frame) => (frame.src = frame.src.replace('lang=zh', 'lang=en').replace('view=summary', 'view=items')));
  const other = page.frameLocator('iframe');
  await other.locator('html[lang=en][data-embed=items]').waitFor();
  await other.locator('tbody tr').first().waitFor();
  assert.equal(await other.locator('.short').isVisible(), false);
});

test('the whole page takes the parameters too, and does not store them', async (t) => {
  const page = await open(t, { path: '?theme=dark&font=large&lang=en' });
  await done(page);
  assert.deepEqual(await page.evaluate(() => [document.documentElement.dataset.theme, document.documentElement.dataset.size, localStorage.length]), ['dark', 'large', 0]);
});

test('src names a ledger of the same site, and of no other', async (t) => {
  const { page } = await host(t, (site) => iframe(site, '&src=sample-ledger.txt'));
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('**/sample-ledger.txt', (route) => route.fulfill({ body: SMALL, contentType: 'text/plain; charset=utf-8' }));
  await page.reload();
  const frame = await framed(page);
  assert.equal(await frame.locator('tbody tr').count(), 2);
  const elsewhere = new URL(page.url()).origin;
  for (const src of [`${elsewhere}/ledger.txt`, `//${new URL(elsewhere).host}/ledger.txt`, 'data:text/plain,x', 'javascript:alert(1)', 'http:evil', 'missing.txt']) {
    await page.locator('iframe').evaluate((frame, src) => (frame.src = frame.src.replace(/src=.*/, `src=${encodeURIComponent(src)}`)), src);
    const alert = page.frameLocator('iframe').getByRole('alert').filter({ hasText: src.split('?')[0] });
    await alert.waitFor();
  }
  assert.deepEqual(asked.filter((url) => url.startsWith(`${elsewhere}/ledger`)), []);
});

test('a ledger that is handed in is shown, and its report goes back to the sender alone', async (t) => {
  const { page } = await host(t, (site) => `${iframe(site)}<iframe id="other" srcdoc="<script>heard = []; onmessage = ({ data }) => heard.push(data)</script>"></iframe>`);
  const frame = await framed(page);
  const ready = await heard(page, 'taizhang:ready');
  assert.deepEqual(ready.data, { type: 'taizhang:ready', version: 1 });
  await ask(page, { type: 'taizhang:analyze', id: 'a-1', text: SMALL, name: '重点任务.txt' });
  const { data, origin } = await heard(page, 'taizhang:report');
  assert.equal(origin, new URL(frame.url()).origin);
  assert.equal(data.id, 'a-1');
  assert.deepEqual(data.report.items.map(({ status }) => status), ['exceeded', 'missed']);
  await frame.locator('tbody tr').nth(1).waitFor();
  assert.equal(await frame.locator('tbody tr').count(), 2);
  // The same that the module says.
  const { analyze } = await import(resolve('dist/taizhang.js'));
  assert.deepEqual({ ...data.report, source: null }, { ...analyze(SMALL, { today: new Date().toISOString().slice(0, 10) }), source: null });
  // A file, and one that cannot be read.
  await ask(page, { type: 'taizhang:analyze', id: 2, name: 'a.xlsx', file: [...readFileSync('tests/documents/sheets.xlsx')] });
  assert.equal((await heard(page, 'taizhang:report', 2)).data.report.source.format, 'xlsx');
  await ask(page, { type: 'taizhang:analyze', id: 3, file: [...readFileSync('tests/documents/scan.pdf')] });
  assert.deepEqual((await heard(page, 'taizhang:error')).data, { type: 'taizhang:error', id: 3, code: 'noText', found: '2' });
  const others = await page.frames().find((frame) => frame.url() === 'about:srcdoc').evaluate(() => globalThis.heard);
  assert.deepEqual(others, []);
});

test('a long ledger comes back whole, though the page itself takes it in parts', async (t) => {
  const { page } = await host(t, (site) => iframe(site));
  await framed(page);
  const rows = Array.from({ length: 4500 }, (_, at) => `${at + 1}\t新建第${at + 1}片区公园${(at % 9) + 2}个。\t建成公园${(at % 7) + 3}个。`);
  await ask(page, { type: 'taizhang:analyze', id: 'long', text: `2024年重点任务完成情况\n序号\t事项内容\t完成情况\n${rows.join('\n')}\n` });
  const count = await page.waitForFunction(() => globalThis.heard.find(({ data }) => data?.id === 'long')?.data.report.items.length, null, { timeout: 120_000 });
  assert.equal(await count.jsonValue(), 4500);
});

test('a newer ledger takes the place of the one before, which is told so', async (t) => {
  const { page } = await host(t, (site) => iframe(site));
  await framed(page);
  await page.evaluate((text) => {
    const frame = document.querySelector('iframe').contentWindow;
    frame.postMessage({ type: 'taizhang:analyze', id: 1, text }, '*');
    frame.postMessage({ type: 'taizhang:analyze', id: 2, text: `${text}3. 新建学校4所。完成情况：新建学校4所。\n` }, '*');
  }, SMALL);
  assert.equal((await heard(page, 'taizhang:report')).data.id, 2);
  assert.deepEqual((await heard(page, 'taizhang:error')).data, { type: 'taizhang:error', id: 1, code: 'cancelled', found: null });
});

test('messages that are malformed, too large or from others are ignored and counted', async (t) => {
  const { page } = await host(t, (site) => `${iframe(site)}<iframe id="other" srcdoc="<p>other</p>"></iframe>`);
  const frame = await framed(page);
  const headline = await frame.locator('.headline').innerText();
  const bad = [
    null, 'taizhang:analyze', 7, [], {}, { type: 'other' }, { type: 'taizhang:analyze' }, { type: 'taizhang:analyze', text: 5 },
    { type: 'taizhang:analyze', text: SMALL, file: [1] }, { type: 'taizhang:analyze', bytes: 'x' }, { type: 'taizhang:analyze', bytes: [1, 2] },
    { type: 'taizhang:analyze', text: SMALL, name: 5 }, { type: 'taizhang:analyze', text: SMALL, name: 'x'.repeat(256) },
    { type: 'taizhang:analyze', text: SMALL, id: {} }, { type: 'TAIZHANG:ANALYZE', text: SMALL },
  ];
  for (const message of bad) await ask(page, message);
  // Larger than anything that is read.
  await page.evaluate(() => document.querySelector('iframe').contentWindow.postMessage({ type: 'taizhang:analyze', bytes: new ArrayBuffer((64 << 20) + 1) }, '*'));
  // From a neighbour, and from the frame itself.
  await page.frames().find((frame) => frame.url() === 'about:srcdoc').evaluate((text) => parent.frames[0].postMessage({ type: 'taizhang:analyze', text }, '*'), SMALL);
  await frame.evaluate((text) => postMessage({ type: 'taizhang:analyze', text }, '*'), SMALL);
  await frame.locator(`#app[data-ignored="${bad.length + 3}"]`).waitFor();
  assert.equal(await frame.locator('.headline').innerText(), headline);
  assert.deepEqual(await page.evaluate(() => globalThis.heard.filter(({ data }) => /report|error/.test(data?.type))), []);
  // A page that was not asked to be a frame listens to nobody.
  const plain = await open(t);
  await done(plain);
  await plain.evaluate((text) => postMessage({ type: 'taizhang:analyze', text }, '*'), SMALL);
  assert.equal(await plain.locator('tbody tr').count(), 38);
});

test('a list of parents, written when the page was built, says who may hand it ledgers', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-parents-'));
  cpSync('dist', folder, { recursive: true });
  const site = await serve({ folder });
  t.after(async () => (await site.close(), rmSync(folder, { recursive: true })));
  const { page } = await host(t, () => iframe(site.url));
  const built = readFileSync(join(folder, 'index.html'), 'utf8');
  const build = (origins) => writeFileSync(join(folder, 'index.html'), built.replace('name="taizhang-parents" content=""', `name="taizhang-parents" content="${origins}"`));
  build('https://portal.example');
  await page.reload();
  const frame = await framed(page);
  await ask(page, { type: 'taizhang:analyze', id: 1, text: SMALL });
  await frame.locator('#app[data-ignored="1"]').waitFor();
  build(`https://portal.example ${new URL(page.url()).origin}`);
  await page.reload();
  await framed(page);
  await ask(page, { type: 'taizhang:analyze', id: 2, text: SMALL });
  assert.equal((await heard(page, 'taizhang:report')).data.id, 2);
});

test('in a sandbox without an origin it works, and says what it cannot do there', async (t) => {
  const { page } = await host(t, (site) => iframe(site, '', 'sandbox="allow-scripts"'));
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const frame = await framed(page);
  assert.equal(await frame.evaluate(() => origin), 'null');
  assert.match(await frame.locator('footer').innerText(), /沙盒[^]*allow-downloads/);
  await ask(page, { type: 'taizhang:analyze', id: 1, text: SMALL });
  assert.equal((await heard(page, 'taizhang:report')).origin, 'null');
  await frame.locator('#seal[data-seal=shut]').waitFor();
  await ask(page, { type: 'taizhang:analyze', id: 2, name: 'a.docx', file: [...readFileSync('tests/documents/qingdao-2024.docx')] });
  assert.equal((await heard(page, 'taizhang:report', 2)).data.report.items.length, 38);
  assert.deepEqual(complaints, []);
  const { page: open } = await host(t, (site) => iframe(site));
  assert.doesNotMatch(await (await framed(open)).locator('footer').innerText(), /沙盒/);
});

test('a host with a strict policy of its own can frame it', async (t) => {
  const site = new URL((await import('./support/page.mjs').then(({ theSite }) => theSite())).url).origin;
  const { page } = await host(t, (site) => iframe(site), {
    headers: { 'Content-Security-Policy': `default-src 'none'; frame-src ${site}; img-src data:` },
  });
  const frame = await framed(page);
  assert.equal(await frame.locator('tbody tr').count(), 38);
  await ask(page, { type: 'taizhang:analyze', id: 1, text: SMALL });
  await heard(page, 'taizhang:report');
});

test('hidden at first, it tells its height when it is shown', async (t) => {
  const { page } = await host(t, (site) => `<div id="tab" style="display:none">${iframe(site)}</div>`);
  await heard(page, 'taizhang:ready');
  const frame = page.frames().find((frame) => frame.url().includes('embed=1'));
  // A frame that is not shown draws nothing, so that waiting for its next drawing could last for ever.
  await frame.waitForFunction(() => document.getElementById('app').dataset.state === 'ready', undefined, { polling: 50 });
  const heights = () => page.evaluate(() => globalThis.heard.filter(({ data }) => data?.type === 'taizhang:height').map(({ data }) => data.height));
  assert.deepEqual(await heights(), []);
  await page.evaluate(() => (document.getElementById('tab').style.display = ''));
  await heard(page, 'taizhang:height');
  assert.ok((await heights()).every((height) => height > 500));
});

test('in a narrow column nothing sticks out', async (t) => {
  const { page } = await host(t, (site) => `<div style="width:300px">${iframe(site)}</div>`);
  const frame = await framed(page);
  assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  t.diagnostic(await screenshot(page, 'embed-narrow'));
});

test('the messages have the declared types', async (t) => {
  const { page } = await host(t, (site) => iframe(site));
  await framed(page);
  await ask(page, { type: 'taizhang:analyze', id: 1, text: SMALL });
  await heard(page, 'taizhang:report');
  await ask(page, { type: 'taizhang:analyze', text: ' ' });
  await heard(page, 'taizhang:error');
  const messages = await page.evaluate(() => globalThis.heard.map(({ data }) => data).filter(({ type }) => type));
  assert.deepEqual([...new Set(messages.map(({ type }) => type))].sort(), ['taizhang:error', 'taizhang:height', 'taizhang:ready', 'taizhang:report']);
  const scratch = mkdtempSync(join(tmpdir(), 'taizhang-embed-'));
  t.after(() => rmSync(scratch, { recursive: true }));
  writeFileSync(join(scratch, 'messages.ts'), `
    import type { FromFrame, ToFrame } from '${resolve('dist/taizhang')}.js';
    export const heard: FromFrame[] = ${JSON.stringify(messages)};
    export const said: ToFrame[] = [{ type: 'taizhang:analyze', text: '' }, { type: 'taizhang:analyze', id: 1, name: 'a', bytes: new Uint8Array() }];
    // @ts-expect-error: no such message
    export const wrong: ToFrame = { type: 'taizhang:print' };
  `);
  const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom'];
  const compiled = spawnSync(process.execPath, [...tsc, join(scratch, 'messages.ts')], { encoding: 'utf8' });
  assert.equal(compiled.stdout, '');
});

test('the example of a host runs', async (t) => {
  const site = await serve({ folder: '.' });
  const context = await (await theBrowser()).newContext();
  t.after(async () => (await context.close(), await site.close()));
  const page = await context.newPage();
  await page.goto(`${site.url}examples/host.html`);
  await page.locator('#told', { hasText: '2 项' }).waitFor({ timeout: 60_000 });
});
