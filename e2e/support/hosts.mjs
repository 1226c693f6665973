// Two sites: dist/ under a sub-path, and pages of another origin that frame it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../xtask/server.mjs';
import { theBrowser, theSite } from './page.mjs';

/**
 * A page of another origin, opened in a context of its own that ends with the test `t`.
 *
 * `body` is told the address of dist/ and makes the page's HTML; `headers` are those that its host sends; all else goes to
 * `browser.newContext`. Resolves to `{ page, site }`.
 */
export async function host(t, body, { headers = {}, ...options } = {}) {
  const site = (await theSite()).url;
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-host-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"><main aria-label="host"><h1>host</h1>${body(site)}</main>`);
  const around = await serve({ folder, headers });
  const context = await (await theBrowser()).newContext({ viewport: { width: 1000, height: 800 }, locale: 'zh-CN', ...options });
  t.after(async () => {
    await context.close();
    await around.close();
    rmSync(folder, { recursive: true });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(() => {
    // Everything that a frame posts to the host, in order.
    globalThis.heard = [];
    if (globalThis === globalThis.top) addEventListener('message', ({ data, origin }) => globalThis.heard.push({ data, origin }));
  });
  await page.goto(around.url);
  return { page, site };
}

/** Waits in the host until a message of this type (and of this id) has come, and gives the last of them. */
export async function heard(page, type, id) {
  const handle = await page.waitForFunction(
    ([type, id]) => globalThis.heard.filter(({ data }) => data?.type === type && (id === null || data.id === id)).at(-1),
    [type, id ?? null],
    { timeout: 60_000 },
  );
  return handle.jsonValue();
}

/** The frame's own element that holds the program, ready. */
export async function framed(page, selector = 'iframe') {
  const frame = await (await page.waitForSelector(selector)).contentFrame();
  await frame.waitForFunction(() => document.getElementById('app')?.dataset.state === 'ready', null, { timeout: 120_000 });
  return frame;
}
