// Without a network: the stored program, its renewal, and the page as a single file.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../xtask/server.mjs';
import { writeWorker } from '../xtask/offline.mjs';
import { PHONE, analyse, done, screenshot, theBrowser } from './support/page.mjs';

const LEDGER = '2024年重点任务完成情况\n1. 新建口袋公园12个。完成情况：建成口袋公园15个。\n2. 改造老旧小区40个。完成情况：改造老旧小区31个。\n';
const BASE = '/some/folder/';

const rows = (page) => page.locator('tbody tr').count();
const sealed = (page) => page.locator('#seal[data-seal=shut]').waitFor({ state: 'attached', timeout: 60_000 });

/** A copy of dist/ that a test may change, on a host that it may end, and a page of it. */
async function visit(t) {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-offline-'));
  cpSync('dist', folder, { recursive: true });
  const site = await serve({ folder, base: BASE });
  const context = await (await theBrowser()).newContext({ locale: 'zh-CN' });
  t.after(async () => {
    await context.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });
  const page = await context.newPage();
  await page.goto(site.url);
  await done(page);
  await sealed(page);
  return { page, site, folder };
}

const controlled = (page) => page.evaluate(() => Boolean(navigator.serviceWorker.controller));

test('stored when it seals, the page reloads and works when its host is gone', async (t) => {
  const { page, site } = await visit(t);
  const asked = site.requests.length;
  await site.close();
  await page.reload();
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page), 38);
  assert.equal(await controlled(page), true);
  await sealed(page);
  assert.equal(await analyse(page, LEDGER), 'ready');
  assert.equal(await rows(page), 2);
  await page.locator('#file').setInputFiles('tests/documents/qingdao-2024.docx');
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page), 38);
  await page.locator('#lang').click();
  assert.equal(await done(page), 'ready');
  assert.equal(site.requests.length, asked);
  // Under the folder's own name, and with a query.
  await page.goto(`${page.url().split('#')[0]}index.html?lang=en`);
  await done(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test('every byte is stored before the seal, and nothing after it', async (t) => {
  const { page, site } = await visit(t);
  const asked = site.requests.length;
  await analyse(page, LEDGER);
  assert.equal(site.requests.length, asked);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).installing), null);
});

test('a newer version is offered, can be put off, and comes whole', async (t) => {
  const { page, folder } = await visit(t);
  await page.reload();
  await done(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--version').trim());
  appendFileSync(join(folder, 'main.css'), '\nbody { --version: two; }\n');
  writeWorker(folder);
  await page.reload();
  await done(page);
  const offer = page.locator('.renewal');
  await offer.waitFor({ timeout: 60_000 });
  assert.equal(await ground(), '', 'what runs is the old version, whole');
  await analyse(page, LEDGER);
  t.diagnostic(await screenshot(page, 'renewal'));
  await offer.getByRole('button', { name: '以后再说' }).click();
  assert.equal(await offer.count(), 0);
  assert.equal(await rows(page), 2);
  await page.reload();
  await done(page);
  await offer.waitFor();
  await Promise.all([page.waitForEvent('load'), page.locator('#renew').click()]);
  await done(page);
  assert.equal(await ground(), 'two');
  assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1, 'the old version is gone');
  assert.equal(await offer.count(), 0);
});

test('a host in the middle of an upload gives no mixed version', async (t) => {
  const { page, site, folder } = await visit(t);
  await page.reload();
  await done(page);
  await sealed(page);
  // The worker of the new version is there, one of its files is not yet.
  const style = join(folder, 'main.css');
  const old = readFileSync(style);
  appendFileSync(style, '\nbody { --version: two; }\n');
  writeWorker(folder);
  writeFileSync(style, old);
  const before = await page.evaluate(() => caches.keys());
  site.requests.splice(0);
  await page.reload();
  await done(page);
  // The browser has taken the new worker, and that has asked for the file.
  while (!site.requests.includes(`${BASE}main.css`)) await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting && (await caches.keys()).length === 1;
  });
  assert.deepEqual(await page.evaluate(() => caches.keys()), before);
  assert.equal(await page.locator('.renewal').count(), 0);
  assert.equal(await analyse(page, LEDGER), 'ready');
});

test('the single file opens from the disk, sealed from the start', async (t) => {
  const file = resolve('target/taizhang.html');
  execFileSync(process.execPath, ['xtask/single-file.mjs', 'dist', file]);
  assert.ok(statSync(file).size < 3_000_000);
  const context = await (await theBrowser()).newContext({ locale: 'zh-CN', viewport: PHONE });
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => ['warning', 'error'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => !/^(blob|data):/.test(request.url()) && request.url() !== pathToFileURL(file).href && complaints.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page), 38);
  await sealed(page);
  assert.equal(await analyse(page, LEDGER), 'ready');
  assert.equal(await rows(page), 2);
  for (const name of ['qingdao-2024.xlsx', 'qingdao-2024.pdf']) {
    await page.locator('#file').setInputFiles(`tests/documents/${name}`);
    assert.equal(await done(page), 'ready');
    assert.equal(await rows(page), 38);
  }
  await page.locator('#lang').click();
  assert.equal(await done(page), 'ready');
  assert.equal(await page.locator('.snippet').count(), 0);
  assert.deepEqual(complaints, []);
  const html = readFileSync(file, 'utf8');
  assert.match(html, /<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; img-src data: blob:; connect-src 'none';/);
  t.diagnostic(await screenshot(page, 'single-file'));
});
