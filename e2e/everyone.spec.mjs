// The page for everyone: large print, contrast, reading aloud, narrow and zoomed, forced colours, reduced motion; axe on every state.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { analyse as analysed, done, opened as open, PHONE } from './support/page.mjs';

const LEDGER = [
  '2023年市政府工作报告重点任务完成情况台账',
  '序号\t事项内容\t完成情况',
  '1\t新建口袋公园12个，举办活动20场。\t建成口袋公园15个，举办活动10场。',
  '2\t改造老旧小区40个。\t已全部完成，改造老旧小区31个。',
].join('\n');

const analyse = (page, text = LEDGER) => analysed(page, text);

const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Everything that can be opened, shown at once: evidence, corrections, charts, the original, a comparison, a link. */
async function everything(page) {
  await analyse(page);
  await analyse(page, LEDGER.replace('2023', '2024'));
  await page.locator('.items tbody tr summary').first().click();
  await page.locator('.correct').first().click();
  await page.locator('.set-verdict').selectOption('missed');
  await page.locator('#compare').selectOption('0');
  await page.locator('.pairs').waitFor();
  await page.locator('#show-original').click();
  await page.locator('.source li').first().waitFor();
  await page.locator('#rate').click();
  await page.locator('#search').fill('公园');
  await page.locator('#link-data').click();
  await page.locator('#data-link').waitFor();
  await unfold(page);
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function axe(page, state) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes[0].html} ${nodes[0].failureSummary}`), []);
}

for (const [state, options, act] of [
  ['everything open', {}, async () => {}],
  ['dark', { colorScheme: 'dark' }, async () => {}],
  ['large print with contrast', {}, async (page) => { await button(page, '长辈版').click(); await button(page, '高对比').click(); }],
  ['dark, with contrast', { colorScheme: 'dark' }, async (page) => { await button(page, '长辈版').click(); await button(page, '高对比').click(); }],
  ['on a phone', { viewport: PHONE }, async () => {}],
  ['forced colours', { forcedColors: 'active' }, async () => {}],
  ['English', { path: '?lang=en' }, async () => {}],
]) {
  test(`axe finds nothing: ${state}`, async (t) => {
    const page = await open(t, options);
    await act(page);
    await everything(page);
    await axe(page, state);
  });
}

test('axe finds nothing in the states that come and go: at work, files opened together, one that failed, what is held over the page', async (t) => {
  const page = await open(t);
  const file = (name, buffer) => ({ name, mimeType: 'text/plain', buffer });
  await page.locator('#file').setInputFiles([
    file('2023.txt', Buffer.from(LEDGER)), file('2024.txt', Buffer.from(LEDGER.replace('2023', '2024'))), file('image.png', Buffer.from('89504e470d0a1a0a', 'hex')),
  ]);
  await page.locator('.tabs', { hasText: '没有读出' }).waitFor();
  await axe(page, 'tabs');
  await page.locator('.tabs button').last().click();
  await page.locator('#problem').waitFor();
  await axe(page, 'a file that failed');
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['1'], '1.txt'));
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.locator('.overlay', { hasText: '松开' }).waitFor();
  await axe(page, 'held over the page');
  // A worker that never answers.
  await page.evaluate(() => { Worker.prototype.postMessage = () => {}; });
  await page.locator('#text').fill(LEDGER);
  await page.locator('#analyze').click();
  await page.locator('.work progress').waitFor();
  await axe(page, 'at work');
});

for (const [what, width, act] of [
  ['a phone of 320 px', 320, async () => {}],
  ['400 % zoom of 1280 px, in large print', 320, async (page) => button(page, '长辈版').click()],
  ['the largest letters', PHONE.width, async (page) => { await button(page, '长辈版').click(); await button(page, '特大').click(); }],
]) {
  test(`nothing is wider than the page: ${what}`, async (t) => {
    const page = await open(t, { viewport: { width, height: 640 } });
    await act(page);
    await everything(page);
    const wider = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      const scrolls = (element) => element.closest('.scroll, .source');
      return [...document.querySelectorAll('main *')]
        .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element) && !element.closest('.unseen, thead'))
        .map((element) => element.outerHTML.slice(0, 80));
    });
    assert.deepEqual(wider, []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  });
}

test('large print has three sizes and a contrast, and they outlast a reload', async (t) => {
  const page = await open(t);
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const normal = await size();
  await button(page, '长辈版').click();
  const large = await size();
  await button(page, '特大').click();
  const huge = await size();
  assert.ok(normal < large && large < huge, `${normal} ${large} ${huge}`);
  await button(page, '高对比').click();
  await page.reload();
  await done(page);
  assert.equal(await size(), huge);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(0, 0, 0)');
  await button(page, '标准').click();
  assert.equal(await size(), normal);
  assert.equal(await page.locator('html').getAttribute('data-contrast'), 'usual');
});

/** Takes the place of the browser's speech: `spoken` grows with what it is told, `voices` are what it offers. */
function mute(voices) {
  globalThis.spoken = [];
  const speechSynthesis = {
    getVoices: () => voices,
    speak: (utterance) => globalThis.spoken.push([utterance.voice.name, utterance.text]),
    cancel: () => globalThis.spoken.push('silence'),
  };
  class SpeechSynthesisUtterance {
    constructor(text) {
      this.text = text;
    }
  }
  for (const [name, value] of Object.entries({ speechSynthesis, SpeechSynthesisUtterance })) Object.defineProperty(globalThis, name, { value });
}

const OWN = { name: 'own', lang: 'zh-CN', localService: true };
const SERVICE = { name: 'service', lang: 'zh-CN', localService: false };

test('a voice that would send the text away is not used, and the page says that there is no other', async (t) => {
  const page = await open(t, { script: mute, given: [SERVICE] });
  await button(page, '长辈版').click();
  await page.locator('#speak').click();
  await page.getByText('没有中文语音').waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.spoken), []);
});

test('the summary and an item are read aloud, and can be stopped', async (t) => {
  const page = await open(t, { script: mute, given: [SERVICE, OWN] });
  await button(page, '长辈版').click();
  await page.locator('#speak').click();
  await page.waitForFunction(() => globalThis.spoken.length === 2);
  const [voice, text] = await page.evaluate(() => globalThis.spoken.at(-1));
  assert.equal(voice, 'own');
  assert.match(text, /完成 35 项，共 38 项[^]*未完成 2 项[^]*固定资产投资增长5%以上/);
  await button(page, '停止朗读').click();
  await page.waitForFunction(() => globalThis.spoken.length === 3);
  assert.equal(await page.evaluate(() => globalThis.spoken.at(-1)), 'silence');
  await page.locator('.evidence > summary').first().click();
  await page.locator('.aloud').first().click();
  await page.waitForFunction(() => globalThis.spoken.length === 5);
  assert.match(await page.evaluate(() => globalThis.spoken.at(-1)[1]), /^全市生产总值增长5\.5%左右/);
});

test('whoever wants less motion gets none', async (t) => {
  const page = await open(t, { reducedMotion: 'reduce' });
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    return style.scrollBehavior === 'smooth' || parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
  }).length);
  assert.equal(moving, 0);
});

test('under forced colours every verdict keeps a sign and a word', async (t) => {
  const page = await open(t, { forcedColors: 'active' });
  const told = await page.locator('.judged .verdict').evaluateAll((list) => list.map((verdict) => {
    const sign = verdict.querySelector('svg');
    return verdict.textContent.trim().length > 0 && getComputedStyle(sign).fill !== getComputedStyle(document.body).backgroundColor;
  }));
  assert.equal(told.length, 38);
  assert.ok(told.every(Boolean));
});

test('by keyboard alone an item is found, opened, corrected and the correction taken back', async (t) => {
  const page = await open(t);
  await page.locator('#search').focus();
  await page.keyboard.type('固定资产投资');
  const reach = async (what) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((what) => document.activeElement.matches(what), what)) return;
    }
    assert.fail(`the keyboard does not reach ${what}`);
  };
  await reach('.evidence > summary');
  await page.keyboard.press('Enter');
  await reach('.correct');
  await page.keyboard.press('Enter');
  await page.locator('.set-verdict').waitFor();
  await page.locator('.correct').first().focus();
  await page.keyboard.press('Shift+Tab');
  await page.locator('.set-verdict').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('.by-hand').waitFor();
  await page.keyboard.press('Control+z');
  assert.equal(await page.locator('.by-hand').count(), 0);
});
