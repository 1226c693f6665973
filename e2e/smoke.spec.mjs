// The page as it comes: it starts, under any path, by its own files alone, and says what it needs when it cannot.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHONE, WIDE, open, screenshot, theSite } from './support/page.mjs';

test('the program takes the place of the skeleton', async (t) => {
  const page = await open(t);
  await page.getByRole('heading').first().waitFor();
  assert.equal(await page.locator('.skeleton').count(), 0);
});

test('the files that come with the page have the type that browsers insist on', async (t) => {
  const types = new Map();
  const { url } = await theSite();
  for (const name of ['', 'boot.js', 'app.js', 'app_bg.wasm', 'engine.js', 'engine_bg.wasm', 'files.js', 'files_bg.wasm']) {
    const response = await fetch(url + name);
    types.set(name, `${response.status} ${response.headers.get('content-type').split(';')[0]}`);
  }
  assert.deepEqual(Object.fromEntries(types), {
    '': '200 text/html',
    'boot.js': '200 text/javascript',
    'app.js': '200 text/javascript',
    'app_bg.wasm': '200 application/wasm',
    'engine.js': '200 text/javascript',
    'engine_bg.wasm': '200 application/wasm',
    'files.js': '200 text/javascript',
    'files_bg.wasm': '200 application/wasm',
  });
});

test('no script stands in the page itself, so that a strict policy can be set for it', async (t) => {
  const { url } = await theSite();
  const html = await (await fetch(url)).text();
  assert.match(html, /<script type="module" src="\.\/boot\.js"><\/script>/);
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/);
});

test('without JavaScript a sentence says what is needed', async (t) => {
  const page = await open(t, { javaScriptEnabled: false });
  assert.match(await page.locator('body').innerText(), /JavaScript/);
  assert.equal(await page.locator('.skeleton').isVisible(), false, 'nothing looks as if it were to come');
});

test('without WebAssembly a sentence says what is needed', async (t) => {
  const page = await open(t, { script: () => delete globalThis.WebAssembly, expected: [/WebAssembly/] });
  await page.getByText('WebAssembly').and(page.locator(':visible')).first().waitFor();
  assert.equal(await page.locator('.skeleton').isVisible(), false, 'nothing looks as if it were to come');
});

for (const [name, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
  test(`nothing sticks out of the window: ${name}`, async (t) => {
    const page = await open(t, { viewport });
    await page.getByRole('heading').first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    t.diagnostic(await screenshot(page, `start-${name}`));
  });
}
