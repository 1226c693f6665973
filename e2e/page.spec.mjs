// What a reader of the page sees and does, in a real browser. Nothing here sleeps: the page says when it is done.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { analyse, done, open as begin, opened as open, PHONE } from './support/page.mjs';

const QINGDAO = readFileSync('data/samples/qingdao-2024.txt', 'utf8');
const SMALL = [
  '2023年市政府工作报告重点任务完成情况台账',
  '1\t新建口袋公园12个。\t建成口袋公园15个。',
  '2\t改造老旧小区40个。\t改造老旧小区31个。',
].join('\n').replace('\n', '\n序号\t事项内容\t完成情况\n');

const rows = (page) => page.locator('tbody tr');
const headline = (page) => page.locator('.headline').innerText();

async function choose(page, name, buffer) {
  await page.locator('#file').setInputFiles({ name, mimeType: 'text/plain', buffer });
  return done(page);
}

/** Pastes into whatever has the focus, as the browser would. */
async function paste(page, selector, data) {
  await page.evaluate(([selector, data]) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector(selector).dispatchEvent(event);
  }, [selector, data]);
}

/** A drag event over the page that carries one file. */
async function drag(page, kind, name, text) {
  await page.evaluate(([kind, name, text]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name, { type: 'text/plain' }));
    const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('footer').dispatchEvent(event);
  }, [kind, name, text]);
}

/** Text in GB18030: Node reads it but cannot write it, so its table is turned round. */
function gb18030(text) {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map();
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      if (trail !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : bytes.get(c))));
}

function utf16(text) {
  return Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);
}

test('the sample ledger is there without a click', async (t) => {
  const page = await open(t);
  assert.equal(await rows(page).count(), 38);
  assert.equal(await page.locator('h1').innerText(), '2024年市政府工作报告公开挂牌事项全年完成情况台账');
  assert.match(await page.locator('.kicker').innerText(), /青岛市.*2024年.*全年/);
  const counts = await page.locator('.counts b').allInnerTexts();
  assert.equal(counts.length, 7);
  assert.equal(counts.map(Number).reduce((sum, count) => sum + count), 38);
  const [reached, all] = (await headline(page)).match(/\d+/g).map(Number);
  assert.deepEqual([reached, all], [Number(counts[0]) + Number(counts[1]), 38]);
});

for (const lang of ['zh', 'en']) {
  test(`the sample that the page brings along is what the engine says of it: ${lang}`, async () => {
    const { analyzeBytes } = await import(resolve('dist/taizhang.js'));
    const said = analyzeBytes('', Buffer.from(QINGDAO), { lang });
    assert.deepEqual(JSON.parse(readFileSync(`dist/sample.${lang}.json`, 'utf8')), said);
  });
}

/** Keeps back what the page fetches after its first view; gives what lets it come. */
async function heldBack(page) {
  const kept = [];
  const late = /(later\.css|strings\.tsv|sample\.zh\.json)$/;
  let hold = true;
  await page.route(late, (route) => (hold ? kept.push(route) : route.continue()));
  return async () => {
    hold = false;
    await Promise.all(kept.map((route) => route.continue()));
  };
}

test('the first view needs nothing that comes later, and says what it says then', async (t) => {
  const page = await begin(t, { before: heldBack });
  await page.locator('.short li').first().waitFor();
  const first = page.locator('.masthead, .entry, .head, .short, .topics, .dots, footer');
  const before = await first.allInnerTexts();
  assert.doesNotMatch(before.join(' '), /\b[a-z]+\.[a-z-]+\b/i, 'an id stands for its words');
  assert.equal(await page.locator('.items').count(), 0, 'no row stands there without its styles');
  // A link that is pressed now leads there when it can.
  const link = page.locator('.short a').first();
  const row = page.locator(await link.getAttribute('href'));
  await link.click();
  await page.before();
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).count(), 38);
  await page.waitForFunction(() => document.querySelector('.items :target')?.getBoundingClientRect().top >= 0);
  assert.ok((await row.boundingBox()).y < 800);
  const sealing = /正在取齐程序，随后封闭网络|网络已封闭：浏览器不再放行本页的请求/;
  assert.deepEqual((await first.allInnerTexts()).map((text) => text.replace(sealing, '')), before.map((text) => text.replace(sealing, '')));
});

test('what is not recognised is told in the head, with the way there', async (t) => {
  const page = await open(t);
  await page.locator('.headline a', { hasText: '1 处未识别' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'leftovers');
});

test('the quantities that decided an item are marked in both of its texts', async (t) => {
  const page = await open(t);
  const first = rows(page).first();
  assert.deepEqual(await first.locator('.commitment mark[data-role=target]').allInnerTexts(), ['5.5%左右']);
  assert.match(await first.locator('.completion mark[data-role=actual]').innerText(), /5\.7%$/);
  assert.equal(await first.locator('[data-cell=commitment]').innerText(), '全市生产总值增长5.5%左右。');
});

test('what fell short is told before the list of all items', async (t) => {
  const page = await open(t);
  const short = page.locator('.short li');
  assert.ok((await short.count()) >= 2);
  assert.match(await short.first().innerText(), /未完成/);
  const link = short.first().locator('a');
  const target = page.locator((await link.getAttribute('href')));
  assert.ok((await target.locator('.commitment').innerText()).includes(await link.innerText()));
});

test('everything changes its language but the ledger', async (t) => {
  const page = await open(t);
  const reason = await page.locator('.judged .reason').first().innerText();
  await page.locator('#lang').click();
  await done(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(await headline(page), /Met\s*\d+\s*of\s*38/);
  assert.notEqual(await page.locator('.judged .reason').first().innerText(), reason);
  assert.match(await page.locator('h1').innerText(), /台账/);
  const english = await page.locator('.masthead, .entry, .counts, .topics, .tools, footer').allInnerTexts();
  assert.doesNotMatch(english.join('').replaceAll('中文', '').replaceAll('台账', ''), /\p{Script=Han}/u);
});

test('the address can ask for a language', async (t) => {
  const page = await open(t, { path: '?lang=en' });
  assert.match(await headline(page), /Met/);
});

test('preferences outlast a reload', async (t) => {
  const page = await open(t);
  await page.locator('#lang').click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.getByRole('button', { name: 'Large print' }).click();
  await page.reload();
  await done(page);
  const root = page.locator('html');
  assert.deepEqual(
    [await root.getAttribute('lang'), await root.getAttribute('data-theme'), await root.getAttribute('data-size')],
    ['en', 'dark', 'large'],
  );
});

test('a browser that refuses storage loses nothing but the memory', async (t) => {
  const refuse = () => Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('refused'); } });
  const page = await open(t, { script: refuse });
  await done(page);
  await page.locator('#lang').click();
  assert.equal(await done(page), 'ready');
  assert.match(await headline(page), /Met/);
});

test('pasted anywhere, a ledger is analysed and its text stands in the box', async (t) => {
  const page = await open(t);
  await paste(page, 'body', { 'text/plain': SMALL });
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).count(), 2);
  assert.equal(await page.locator('#text').inputValue(), SMALL);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'ledger');
});

test('what is pasted into the search box belongs to the search box', async (t) => {
  const page = await open(t);
  await paste(page, '#search', { 'text/plain': SMALL });
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).count(), 38);
});

test('a click brings back the sample', async (t) => {
  const page = await open(t);
  await analyse(page, SMALL);
  await page.locator('#sample').click();
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).count(), 38);
});

test('each sample says where it is from and of when, and the one that is made up says so', async (t) => {
  const page = await open(t);
  assert.match(await page.locator('.head .aside').first().innerText(), /青岛市人民政府公布的 2024 年/);
  assert.match(await page.locator('#demo').innerText(), /2023[^]*虚构/);
  await page.locator('#demo').click();
  await page.locator('h1', { hasText: '临溪县' }).waitFor();
  assert.match(await page.locator('.head .aside').first().innerText(), /2023 年的台账是虚构的，地名、单位和数字都是编的/);
  assert.match(await page.locator('#sample').innerText(), /青岛市 2024（公布）/);
});

test('a reader’s text is never markup', async (t) => {
  const page = await open(t);
  const nasty = '<img src=x onerror="document.title=1"><b>公园</b>';
  await analyse(page, SMALL.replaceAll('口袋公园', nasty));
  assert.match(await rows(page).first().innerText(), /<img src=x onerror="document.title=1"><b>公园<\/b>/);
  assert.equal(await page.locator('tbody img, tbody td b').count(), 0);
});

for (const [encoding, encode] of [['UTF-8', (text) => Buffer.from(text)], ['UTF-16LE', utf16], ['GB18030', gb18030]]) {
  test(`a file in ${encoding} is recognised, and says so`, async (t) => {
    const page = await open(t);
    assert.equal(await choose(page, '台账 (1).txt', encode(QINGDAO)), 'ready');
    assert.equal(await rows(page).count(), 38);
    assert.match(await page.locator('#encoding option:checked').innerText(), new RegExp(encoding));
  });
}

test('the encoding can be chosen, and chosen back', async (t) => {
  const page = await open(t);
  await choose(page, 'ledger.txt', gb18030(QINGDAO));
  await page.locator('#encoding').selectOption('UTF-8');
  assert.equal(await done(page), 'error');
  assert.match(await page.locator('#problem').innerText(), /编码/);
  await page.locator('#encoding').selectOption('');
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).count(), 38);
});

test('a file that is dropped anywhere is analysed, after the page has said that it may be', async (t) => {
  const page = await open(t);
  await drag(page, 'dragover', 'small.txt', SMALL);
  await page.locator('.overlay', { hasText: '松开' }).waitFor();
  await drag(page, 'drop', 'small.txt', SMALL);
  assert.equal(await done(page), 'ready');
  assert.equal(await rows(page).count(), 2);
  assert.equal(await page.locator('.overlay').isVisible(), false);
});

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex');

for (const [what, act, said] of [
  ['an empty box', (page) => analyse(page, ' \n '), /没有可分析的内容/],
  ['a file of nought bytes', (page) => choose(page, 'nought.txt', Buffer.alloc(0)), /没有可分析的内容/],
  ['a picture', (page) => choose(page, 'picture.png', PNG), /“picture\.png”不是文字文件/],
  ['a text that is no ledger', (page) => analyse(page, '春眠不觉晓，处处闻啼鸟。'), /没有在这段文字里找到台账/],
]) {
  test(`${what}: the page says what it is, takes the focus there, and leads back`, async (t) => {
    const page = await open(t);
    assert.equal(await act(page), 'error');
    assert.match(await page.locator('#problem').innerText(), said);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'problem');
    assert.equal(await page.locator('.problem p').first().innerText().then((text) => text.includes('{')), false);
    await page.locator('#back').click();
    assert.equal(await done(page), 'ready');
    assert.equal(await rows(page).count(), 38);
  });
}

test('a text that is no ledger stays in the box', async (t) => {
  const page = await open(t);
  await analyse(page, '春眠不觉晓');
  assert.equal(await page.locator('#text').inputValue(), '春眠不觉晓');
});

test('an image on the clipboard is answered with what to do instead', async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  assert.equal(await done(page), 'error');
  assert.match(await page.locator('.problem').innerText(), /剪贴板里是图片/);
});

test('twenty megabytes leave the page alive', async (t) => {
  const page = await open(t);
  const [head, ...body] = SMALL.split('\n');
  const times = Math.ceil((20 << 20) / Buffer.byteLength(body.slice(1).join('\n')));
  const lines = Array.from({ length: times }, (_, n) => `${n + 1}\t新建口袋公园12个，第${n + 1}批。\t建成口袋公园15个。`);
  await page.evaluate(() => {
    globalThis.longest = 0;
    let last = performance.now();
    const tick = (now) => {
      globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  // From the disk: a buffer would be unpacked by the page, which stands still meanwhile.
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'large.txt'), [head, body[0], ...lines].join('\n'));
  await page.locator('#file').setInputFiles(join(folder, 'large.txt'));
  await page.locator('.work progress').waitFor();
  assert.equal(await done(page), 'ready');
  assert.match(await page.locator('#shown').innerText(), new RegExp(`/ ${times} `));
  const shown = await rows(page).count();
  await page.locator('#more-items').click();
  // The next rows come with the next frame, which a busy machine may be late with.
  await rows(page).nth(shown).waitFor({ state: 'attached' });
  const longest = await page.evaluate(() => globalThis.longest);
  t.diagnostic(`longest frame: ${Math.round(longest)} ms`);
  assert.ok(longest < 1000, `the page stood still for ${longest} ms`);
});

test('what was left unread is counted, and opens with its reasons', async (t) => {
  const page = await open(t);
  const unread = page.locator('#unread');
  assert.match(await unread.locator('summary').innerText(), /\d+ 处未识别/);
  await unread.locator('summary').click();
  assert.match(await unread.locator('li').first().innerText(), /附件[^]+原文第 2 行/);
});

test('every count is a filter, and the search narrows further', async (t) => {
  const page = await open(t);
  const button = page.locator('.counts button:enabled').nth(1);
  const count = Number(await button.locator('b').innerText());
  await button.click();
  assert.equal(await rows(page).count(), count);
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  assert.match(await page.locator('#shown').innerText(), new RegExp(`${count} / 38`));
  await page.locator('#clear').click();
  assert.equal(await rows(page).count(), 38);

  const topic = page.locator('.topics button').first();
  const items = Number(await topic.locator('b').innerText());
  await topic.click();
  assert.equal(await rows(page).count(), items);
  await topic.click();

  await page.locator('#search').fill('固定资产投资');
  assert.equal(await rows(page).count(), 1);
  assert.ok((await page.locator('mark[data-role=found]').count()) >= 2);
  await page.locator('#search').fill('查无此项');
  assert.equal(await rows(page).count(), 0);
  assert.match(await page.locator('.none').innerText(), /没有符合条件/);
});

test('the order can put shortfalls first', async (t) => {
  const page = await open(t);
  await page.locator('#sort').selectOption('worst');
  assert.equal(await rows(page).first().getAttribute('data-status'), 'missed');
  await page.locator('#sort').selectOption('best');
  assert.equal(await rows(page).first().getAttribute('data-status'), 'exceeded');
});

test('an item opens to what its verdict rests on', async (t) => {
  const page = await open(t);
  const first = rows(page).first();
  assert.equal(await first.locator('dl').isVisible(), false);
  await first.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.match(await first.locator('dl').innerText(), /目标\s*≈5\.5%\s*实际\s*5\.7%\s*差\s*\+0\.2/);
});

test('the keyboard alone reaches the ledger, the box and the filters', async (t) => {
  const page = await open(t);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  const reached = new Set();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement.id || document.activeElement.dataset.status));
  }
  for (const id of ['lang', 'text', 'analyze', 'file', 'met', 'search', 'sort']) assert.ok(reached.has(id), id);
});

for (const [what, path, size] of [['Chinese', '', 'normal'], ['English', '?lang=en', 'normal'], ['large print', '', 'large']]) {
  for (const width of [320, PHONE.width]) {
    test(`nothing is wider than a phone of ${width} px: ${what}`, async (t) => {
      const page = await open(t, { path, viewport: { ...PHONE, width } });
      // What is folded is drawn by styles that come after the first view.
      await page.locator('#seal[data-seal=shut]').waitFor({ state: 'attached' });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      if (size === 'large') await page.getByRole('button', { name: '长辈版' }).click();
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    });
  }
}

test('nothing serious is in the way of anybody', async (t) => {
  const check = async (page, state) => {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    const told = violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes[0].html}`);
    assert.deepEqual(told, []);
  };
  const page = await open(t);
  await check(page, 'light');
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
  await check(page, 'open');
  await page.getByRole('button', { name: '深色' }).click();
  await check(page, 'dark');
  await page.getByRole('button', { name: '长辈版' }).click();
  await check(page, 'large');
  await page.locator('#lang').click();
  await done(page);
  await check(page, 'English');
  await analyse(page, 'no ledger');
  await check(page, 'problem');
  await page.setViewportSize(PHONE);
  await check(page, 'problem on a phone');
  await page.locator('#back').click();
  await done(page);
  await check(page, 'phone');
});

test('on paper every item shows its evidence, and no control is printed', async (t) => {
  const page = await open(t);
  // The styles of print have come when the page is sealed.
  await page.locator('[data-seal=shut]').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.entry').isVisible(), false);
  assert.equal(await page.locator('#search').isVisible(), false);
  assert.ok(await rows(page).first().locator('dl').isVisible());
});
