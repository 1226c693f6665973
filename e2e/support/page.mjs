// What every browser test starts from: dist/ served under a sub-path, one browser, and a page that is watched.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from '../../xtask/server.mjs';

/** How long anything may take, in milliseconds. */
const PATIENCE = 120_000;

/** Not the root of the host: a page that works here works under any path. */
const BASE = '/some/folder/';

export const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

const ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // So that a test can hear WebRTC without leaving the machine.
  '--allow-loopback-in-peer-connection',
  // Chromium's own sandbox does not start as root, which is what containers are.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

let site;
let browser;

/** dist/ under a sub-path, one server for a file of tests: `{ url, close }`. */
export function theSite() {
  return (site ??= serve({ folder: 'dist', base: BASE }));
}

/** One browser for a file of tests. */
export function theBrowser() {
  return (browser ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS }));
}

after(async () => {
  await (await browser)?.close();
  await (await site)?.close();
});

/**
 * Opens the page in a context of its own, which ends with the test `t`.
 *
 * `path` is what follows the page's folder, a query for instance. `script` is a function that runs in the page before
 * any script of its own, with `given`. `before` is called with the page before it goes there; what it gives is `page.before`. `expected`
 * are patterns of the complaints that the test is about. All else goes to `browser.newContext`.
 *
 * Any other complaint of the page, and any request to another host, fails the test when it ends. A test that failed
 * leaves a screenshot.
 */
export async function open(t, { path = '', script, given, before, expected = [], ...options } = {}) {
  const { url } = await theSite();
  const context = await (await theBrowser()).newContext({ viewport: WIDE, locale: 'zh-CN', ...options });
  // A machine that others use as well may be slow; what is waited for is a state.
  context.setDefaultTimeout(PATIENCE);
  if (script) await context.addInitScript(script, given);
  const page = await context.newPage();
  const complaints = watch(page, new URL(url).origin);
  t.after(async () => {
    if (t.passed === false) await screenshot(page, `failed-${t.name}`);
    await context.close();
    assert.deepEqual(complaints.filter((text) => !expected.some((pattern) => pattern.test(text))), []);
  });
  if (before) page.before = await before(page);
  await page.goto(url + path);
  return page;
}

/** Waits until nothing is being read, and tells how it ended: `ready` or `error`. */
export async function done(page) {
  const state = await page.waitForFunction(() => {
    const { state } = document.getElementById('app').dataset;
    return state !== 'loading' && state;
  }, null, { timeout: PATIENCE });
  return state.jsonValue();
}

/** Opens the page, and waits until it has read what it begins with. */
export async function opened(t, options) {
  const page = await open(t, options);
  await done(page);
  return page;
}

/** Longer texts are put into the box at once: Playwright's own way to fill it takes half a minute for them. */
const LONG = 10_000;

/** Puts a text into the box and has it analysed; tells how that ended. */
export async function analyse(page, text) {
  if (text.length < LONG) await page.locator('#text').fill(text);
  else await page.locator('#text').evaluate((box, text) => { box.value = text; }, text);
  await page.locator('#analyze').click();
  return done(page);
}

/** A list that grows with what goes wrong in the page: warnings, exceptions, failed or foreign requests. */
function watch(page, origin) {
  const complaints = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // A breach of the page's policy is on the console as well; without JavaScript every preloaded script ends so.
    // A worker or module that is still on its way when the test leaves the page was not refused.
    const left = reason === 'net::ERR_ABORTED' && /^blob:|engine|files|extras|sample/.test(request.url());
    if (reason !== 'csp' && !left) complaints.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && target !== origin) complaints.push(`foreign: ${request.url()}`);
  });
  return complaints;
}

/** Writes a picture of the whole page into target/screenshots/ and tells where. */
export async function screenshot(page, name) {
  mkdirSync('target/screenshots', { recursive: true });
  const path = `target/screenshots/${name.replace(/[^\p{L}\p{N}-]+/gu, '-')}.png`;
  await page.screenshot({ path, fullPage: true });
  return path;
}
