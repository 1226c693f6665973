// What a reader does with a ledger that is on the page: sorts it, looks into its original, corrects it, judges it anew, compares it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { analyse as analysed, done, opened as open } from './support/page.mjs';

const HEAD = '2023年市政府工作报告重点任务完成情况台账\n序号\t事项内容\t完成情况\n';
const SMALL = [
  '1\t新建口袋公园12个。\t建成口袋公园15个。',
  '2\t改造老旧小区40个。\t改造老旧小区39个，惠及居民2万户。',
  '3\t新增学位5000个，新建学校4所。\t新增学位4000个，新建学校4所（2所小学，3所初中）。',
];
const LEDGER = HEAD + SMALL.join('\n');

const analyse = (page, text = LEDGER) => analysed(page, text);

const rows = (page) => page.locator('.items tbody tr');
const statuses = (page) => rows(page).evaluateAll((list) => list.map((row) => row.dataset.status));

/** Opens the evidence of a row and begins to correct it. */
async function correct(page, index) {
  const row = rows(page).nth(index);
  await row.locator('.evidence > summary').click();
  await row.locator('.correct').click();
  await row.locator('.correction').waitFor();
  return row;
}

test('every column sorts by its head, says so, and turns round at the second press', async (t) => {
  const page = await open(t);
  for (const [name, said] of [['判定与理由', '判定与理由'], ['目标 → 实际', '目标 → 实际'], ['台账自述', '台账自述'], ['承诺', '承诺'], ['完成情况', '完成情况']]) {
    const head = page.locator('.items th', { has: page.getByRole('button', { name, exact: true }) });
    await head.getByRole('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    assert.match(await page.locator('#sorted').innerText(), new RegExp(`“${said}”升序`));
    await head.getByRole('button').click();
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    assert.equal(await page.locator('[aria-sort=descending], [aria-sort=ascending]').count(), 1);
  }
  await page.getByRole('button', { name: '判定与理由', exact: true }).click();
  assert.equal((await statuses(page))[0], 'missed');
  await page.getByRole('button', { name: '目标 → 实际', exact: true }).click();
  assert.match(await rows(page).first().innerText(), /0\.8%/);
});

test('evidence ties figures in both texts by number, and leads to their place in the original', async (t) => {
  const page = await open(t);
  await analyse(page);
  const row = rows(page).nth(2);
  assert.deepEqual(await row.locator('.commitment mark').evaluateAll((marks) => marks.map((mark) => mark.dataset.n)), ['1', '2']);
  assert.deepEqual(await row.locator('.completion mark').evaluateAll((marks) => marks.map((mark) => mark.dataset.n)), ['1', '2']);
  await row.locator('.evidence > summary').click();
  assert.match(await row.locator('.proof').first().innerText(), /规则\s*只有数字/);
  await row.locator('.to-line').click();
  await page.locator('#line-5').waitFor();
  await page.waitForFunction(() => document.activeElement.id === 'line-5');
  const target = page.locator('#line-5 mark[data-trace=target]').first();
  assert.equal(await target.innerText(), '5000个');
  assert.equal(await target.getAttribute('data-n'), '1');
  await page.locator('#line-5 a.line').click();
  assert.match(page.url(), /#item-3$/);
});

test('the original shows every character, what it was read as, and what was left', async (t) => {
  const page = await open(t);
  await page.locator('#unread summary').click();
  await page.locator('#unread .to-line').first().click();
  await page.locator('.source li').first().waitFor();
  await page.waitForFunction(() => document.activeElement.id === 'line-2');
  assert.equal(await page.locator('#line-2 mark[data-trace=unread]').innerText(), '附件');
  assert.match(await page.locator('mark[data-trace=title]').nth(1).innerText(), /2024年市政府工作报告/);
  const shown = await page.locator('.source .text').allTextContents();
  const whole = readFileSync('data/samples/qingdao-2024.txt', 'utf8');
  const squash = (text) => text.replace(/\s/g, '');
  assert.equal(squash(shown.join('')), squash(whole));
});

test('the reading is told in one sentence, and every sum or division that was checked', async (t) => {
  const page = await open(t);
  assert.match(await page.locator('.recognition').innerText(), /识别 38\/38 项；\d+ 处未识别/);
  await analyse(page);
  await page.locator('#checks summary').click();
  assert.match(await page.locator('#checks').innerText(), /第 3 项[^]*2所[^]*3所[^]*不符/);
  assert.match(await page.locator('.notices').innerText(), /原文第 \d+ 行/);
});

test('a corrected verdict counts at once, is marked, and goes back with Ctrl+Z or the button', async (t) => {
  const page = await open(t);
  await analyse(page);
  const before = await statuses(page);
  const row = await correct(page, 0);
  await row.locator('.set-verdict').selectOption('missed');
  assert.equal((await statuses(page))[0], 'missed');
  assert.match(await row.locator('.by-hand').innerText(), /人工[^]*程序判定：超额完成/);
  assert.equal(await page.locator('.counts button[data-status=missed] b').innerText(), '1');
  await row.locator('.set-verdict').selectOption('undetermined');
  await page.locator('.number').first().click();
  await page.keyboard.press('Control+z');
  assert.equal((await statuses(page))[0], 'missed');
  await page.locator('#undo').click();
  assert.deepEqual(await statuses(page), before);
  assert.equal(await page.locator('.by-hand').count(), 0);
});

test('another figure can answer a target, and the item is judged anew', async (t) => {
  const page = await open(t);
  await analyse(page);
  const row = await correct(page, 1);
  await row.locator('.set-answer option', { hasText: '2万户' }).waitFor({ state: 'attached' });
  await row.locator('.set-answer').selectOption('none');
  assert.equal(await done(page), 'ready');
  await page.waitForFunction(() => document.querySelector('#item-2').dataset.status === 'undetermined');
  assert.match(await row.locator('.by-hand').innerText(), /程序判定：基本完成/);
  await page.locator('#undo').click();
  await page.waitForFunction(() => document.querySelector('#item-2').dataset.status === 'mostlyMet');
});

test('a slider changes a tolerance and every item is judged again, the sample too', async (t) => {
  const page = await open(t);
  const third = page.locator('#item-5');
  assert.equal(await third.getAttribute('data-status'), 'mostlyMet');
  await page.locator('#near').fill('0');
  await page.waitForFunction(() => document.querySelector('#item-5').dataset.status === 'missed');
  assert.equal(await page.locator('output[for=near]').innerText(), '0%');
  assert.match(await page.locator('.method').innerText(), /立即重新判定/);
  assert.match(page.url(), /#near=0$/);
  await page.locator('#usual').click();
  await page.waitForFunction(() => document.querySelector('#item-5').dataset.status === 'mostlyMet');
  assert.doesNotMatch(page.url(), /near/);
});

test('the keys move the slider that has the focus, and no other', async (t) => {
  const page = await open(t);
  await page.locator('#about').focus();
  for (let press = 1; press <= 3; press += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((value) => document.querySelector('output[for=about]').textContent === value, `${5 + press}%`);
  }
  assert.match(page.url(), /#about=8$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'about');
});

test('a filter offers the way down to what it admits, and the focus goes along', async (t) => {
  const page = await open(t);
  assert.equal(await page.locator('.to-items').count(), 0);
  await page.locator('.counts button[data-status=missed]').click();
  const link = page.locator('.head .to-items a');
  assert.equal(await link.innerText(), '显示 2 项 ↓');
  await link.click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'items');
});

test('under a filter an item that is corrected stays until its form is closed', async (t) => {
  const page = await open(t);
  await page.locator('.counts button[data-status=missed]').click();
  const id = await rows(page).first().getAttribute('id');
  await correct(page, 0);
  await page.locator(`#${id} .set-verdict`).selectOption('met');
  assert.equal(await page.locator(`#${id}`).getAttribute('data-status'), 'met');
  await page.locator(`#${id} .correction button`).click();
  await page.locator(`#${id}`).waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'items');
});

test('the focus goes into the form, back to its button, and on when what had it is gone', async (t) => {
  const page = await open(t);
  const focused = () => page.evaluate(() => document.activeElement.id);
  const row = await correct(page, 0);
  assert.equal(await focused(), 'set-verdict');
  await page.keyboard.press('Shift+Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /aloud|correct/);
  await row.locator('.correction button').click();
  assert.equal(await focused(), 'correct-1');
  await page.locator('.counts button[data-status=missed]').click();
  await page.locator('#clear').click();
  assert.equal(await focused(), 'items');
  await page.locator('.counts button[data-status=missed]').click();
  await page.locator('.chips button').click();
  assert.equal(await focused(), 'items');
  await page.locator('#rate').click();
  assert.equal(await focused(), 'rate');
});

test('what was done is said at the foot of the window, with the way back', async (t) => {
  const page = await open(t);
  await page.locator('[data-seal=shut]').waitFor();
  const row = await correct(page, 20);
  await row.locator('.set-verdict').selectOption('missed');
  const toast = page.locator('[role=status] > .toast');
  await toast.waitFor();
  const { top, bottom } = await toast.evaluate((toast) => toast.getBoundingClientRect().toJSON());
  assert.ok(top > 400 && bottom <= 800, `${top} to ${bottom}`);
  await toast.locator('#undo').click();
  assert.equal(await page.locator('.by-hand').count(), 0);
  assert.match(await toast.innerText(), /已撤销/);
  await toast.getByRole('button', { name: '关闭' }).click();
  assert.equal(await toast.count(), 0);
});

test('what goes when it is pressed gives the focus back', async (t) => {
  const page = await open(t);
  await page.locator('[data-seal=shut]').waitFor();
  const focused = () => page.evaluate(() => document.activeElement.id);
  const row = await correct(page, 1);
  await row.locator('.set-verdict').selectOption('missed');
  await page.locator('#undo').press('Enter');
  assert.equal(await page.locator('#undo').count(), 0, 'nothing is left to be taken back');
  assert.equal(await focused(), 'set-verdict');
  await page.locator('#unsay').press('Enter');
  assert.equal(await focused(), 'set-verdict');
  await page.locator('#near').fill('6');
  await page.locator('#usual').press('Enter');
  assert.equal(await focused(), 'near');
  await done(page);
  await analyse(page, '春眠不觉晓');
  await page.locator('#back').press('Enter');
  assert.equal(await focused(), 'ledger');
});

test('what has the focus is never under what is said at the foot of the window', async (t) => {
  const page = await open(t, { viewport: { width: 390, height: 600 }, reducedMotion: 'reduce' });
  await page.locator('[data-seal=shut]').waitFor();
  const row = await correct(page, 20);
  const select = row.locator('.set-verdict');
  // At the lower edge, where the toast is about to appear.
  await select.evaluate((select) => select.scrollIntoView({ block: 'end' }));
  await select.selectOption('missed');
  await page.locator('.toast').waitFor();
  // The browser scrolls to what has the focus, and rows that come into view get their height: where it comes to rest, it is in sight.
  const inSight = () => page.waitForFunction(() => {
    const [focus, toast] = [document.activeElement, document.querySelector('.toast')];
    return toast.contains(focus) || focus.getBoundingClientRect().bottom <= toast.getBoundingClientRect().top + 1;
  }, undefined, { timeout: 5000 }).catch(async () => assert.fail(await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))));
  await inSight();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    await inSight();
  }
});

test('a row stays where it is while it is corrected, until an order is asked for again', async (t) => {
  const page = await open(t);
  await page.locator('#sort').selectOption('worst');
  const order = () => rows(page).evaluateAll((list) => list.map((row) => row.id));
  const before = await order();
  const row = await correct(page, 0);
  await row.locator('.set-verdict').selectOption('exceeded');
  assert.deepEqual(await order(), before);
  await row.locator('.correction button').click();
  await page.locator('#undo').click();
  await row.locator('.correct').click();
  await row.locator('.set-verdict').selectOption('exceeded');
  assert.deepEqual(await order(), before);
  await page.locator('#sort').selectOption('best');
  await page.locator('#sort').selectOption('worst');
  assert.notEqual((await order())[0], before[0]);
});

test('the reason of a verdict that was set by hand is said to be the program’s', async (t) => {
  const page = await open(t);
  const row = await correct(page, 0);
  await row.locator('.set-verdict').selectOption('missed');
  assert.match(await row.locator('.judged .reason').innerText(), /^程序：/);
});

test('the address carries the view, and only what is not as usual', async (t) => {
  const page = await open(t);
  await page.locator('.counts button[data-status=met]').click();
  await page.locator('#sort').selectOption('best');
  const count = await rows(page).count();
  // What a reader types is no part of an address.
  await page.locator('#search').fill('新');
  assert.match(page.url(), /#status=met&sort=best$/);
  await page.reload();
  await done(page);
  assert.equal(await rows(page).count(), count);
  assert.equal(await page.locator('#sort').inputValue(), 'best');
  await page.locator('#clear').click();
  assert.match(page.url(), /#sort=best$/);
});

test('the rate over what can be decided has its denominator', async (t) => {
  const page = await open(t);
  await analyse(page, `${LEDGER}\n4\t举办活动20场。\t持续推进。`);
  await page.locator('#rate').click();
  assert.match(await page.locator('.rate').innerText(), /可判定的 3 项中完成 1 项，33\.3%；另有 1 项无法判定[^]*各项等权/);
});

test('each target has its dot, with a sentence and a table of the same numbers', async (t) => {
  const page = await open(t);
  const targets = Number((await page.locator('.dots .sentence').innerText()).match(/^(\d+) 个目标/)[1]);
  await page.locator('#dots-chart > summary').click();
  assert.equal(await page.locator('#chart-targets .dot').count(), targets);
  await page.locator('#dots-chart .data summary').click();
  assert.equal(await page.locator('#dots-chart .plain tr').count(), targets + 1);
  assert.match(await page.locator('#chart-targets').getAttribute('aria-label'), /最低 16%/);
});

/** Presses a button that saves, and gives the file. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(button).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('each topic has its bar, with a sentence and a table of the same numbers, and both are saved', async (t) => {
  const page = await open(t);
  await page.locator('[data-seal=shut]').waitFor();
  await page.locator('#topics-chart > summary').click();
  await page.locator('#topics-chart .data summary').click();
  const cells = await page.locator('#topics-chart tbody tr, #topics-chart table > tr').evaluateAll((list) => list.map((row) => [...row.cells].map((cell) => cell.innerText)));
  const table = cells.map(([name, ...numbers]) => [name, ...numbers.map(Number)]);
  // The verdicts in their order: exceeded, met, those that fell short, what cannot be told.
  const ranked = [(row) => row[1], (row) => row.slice(4, 8).reduce((sum, count) => sum + count)].map((of) => {
    const most = Math.max(...table.map(of));
    return `${table.filter((row) => of(row) === most).map(([name]) => name).join('、')}（${most} 项）。`;
  });
  const sentence = `项数最多：${ranked[0]}未达到最多：${ranked[1]}`;
  assert.equal(await page.locator('.topics .sentence').innerText(), sentence);
  assert.equal(await page.locator('#chart-topics').getAttribute('aria-label'), sentence);
  assert.deepEqual(await page.locator('#chart-topics > g').evaluateAll((list) => list.map((row) => [row.firstChild.textContent, Number(row.lastChild.textContent)])), table.map(([name, items]) => [name, items]));
  assert.equal(await page.locator('#chart-topics rect').count(), table.flatMap((row) => row.slice(2)).filter(Boolean).length);
  const svg = await saved(page, '#save-topics-svg');
  assert.equal(svg.name, 'chart-topics.svg');
  assert.match(svg.bytes.toString('utf8'), /^<svg[^]+<rect[^>]+data-status[^>]+fill="rgb\(/);
  const png = await saved(page, '#save-topics-png');
  assert.equal(png.name, 'chart-topics.png');
  assert.deepEqual([...png.bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
});

test('of one topic, and of none that fell short, the sentence is true as well', async (t) => {
  const page = await open(t);
  await page.locator('[data-seal=shut]').waitFor();
  await analyse(page, HEAD + SMALL[0]);
  // It is read without opening anything.
  assert.match(await page.locator('.topics .sentence').innerText(), /^项数最多：[^、]+（1 项）。没有未达到的事项。$/);
  await page.getByRole('button', { name: 'English' }).click();
  assert.match(await page.locator('.topics .sentence').innerText(), /^Most items: .+ \(1\)\. Nothing fell short\.$/);
});

test('the counts are a table, and what screen readers are told is one too', async (t) => {
  const page = await open(t);
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const table = nodes.find((node) => node.role?.value === 'table' && /各判定的项数/.test(node.name?.value));
  const inside = (node) => [node, ...(node.childIds ?? []).flatMap((id) => inside(nodes.find((other) => other.nodeId === id)))];
  const parts = inside(table).filter((node) => !node.ignored);
  const count = (role) => parts.filter((node) => node.role.value === role).length;
  assert.deepEqual(['row', 'rowheader', 'cell', 'button'].map(count), [7, 7, 7, 7]);
  assert.match(parts.find((node) => node.role.value === 'button').name.value, /^超额完成\s*\d+$/);
});

test('a segment of the bar is a button, which the keys press too', async (t) => {
  const page = await open(t);
  await page.locator('[data-seal=shut]').waitFor();
  const segment = page.locator('#chart-verdicts').getByRole('button', { name: /^未完成 2$/ });
  const count = await page.locator('.counts button:enabled').count();
  assert.equal(await page.locator('#chart-verdicts rect').count(), count);
  for (const [key, pressed] of [['Enter', 'true'], [' ', 'false'], [' ', 'true']]) {
    await segment.focus();
    await page.keyboard.press(key);
    assert.equal(await segment.getAttribute('aria-pressed'), pressed);
    assert.equal(await page.locator('.counts [data-status=missed][aria-pressed]').getAttribute('aria-pressed'), pressed);
  }
  assert.deepEqual([...new Set(await statuses(page))], ['missed']);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.status), 'missed');
  // Each can be reached, and is as high as a finger needs.
  await page.locator('#chart-verdicts rect').first().focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.matches('#chart-verdicts rect:nth-child(2)')), true);
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).stroke), 'none');
  assert.ok((await segment.boundingBox()).height >= 24);
});

for (const [what, viewport] of [['a wide window', { width: 1280, height: 800 }], ['one of 641 px', { width: 641, height: 800 }], ['a phone', { width: 390, height: 844 }], ['a phone of 320 px', { width: 320, height: 640 }]]) {
  test(`the least of the bar's segments is wide enough for a finger: ${what}`, async (t) => {
    const page = await open(t, { viewport });
    const most = Array.from({ length: 300 }, (_, n) => `${n + 3}\t新建口袋公园12个，第${n + 3}批。\t建成口袋公园15个。`);
    await analyse(page, `${HEAD}1\t新增学位5000个。\t新增学位4000个。\n2\t改造老旧小区40个。\t改造老旧小区39个。\n${most.join('\n')}`);
    const boxes = await page.locator('#chart-verdicts rect').evaluateAll((list) => list.map((rect) => rect.getBoundingClientRect().toJSON()));
    assert.equal(boxes.length, 3);
    for (const { width, height } of boxes) assert.ok(width >= 24 && height >= 24, `${width} by ${height}`);
  });
}

test('two ledgers stand side by side, with what changed', async (t) => {
  const page = await open(t);
  await analyse(page, HEAD + SMALL.join('\n'));
  await analyse(page, (HEAD + ['1\t新建口袋公园20个。\t建成口袋公园10个。', '2\t新增养老床位100张。\t新增养老床位120张。'].join('\n')).replace('2023', '2024'));
  await page.locator('#compare').selectOption({ label: '2023年市政府工作报告重点任务完成情况台账' });
  await page.locator('.pairs').waitFor();
  const pair = page.locator('.pairs tr').nth(1);
  assert.match(await pair.innerText(), /口袋公园20个[^]*未完成[^]*变差[^]*超额完成[^]*口袋公园12个/);
  assert.match(await page.locator('.only').first().innerText(), /只在“2024年.*”里的 1 项/);
  assert.match(await page.locator('.only').nth(1).innerText(), /只在“2023年.*”里的 2 项/);
});

test('a comparison marks changed promises, shows only what changed, and keeps the focus', async (t) => {
  const page = await open(t);
  const same = '2\t新建学校4所。\t新建学校4所。';
  await analyse(page, `${HEAD}${SMALL[0]}\n${same}`);
  await analyse(page, `${HEAD}1\t新建口袋公园20个。\t建成口袋公园10个。\n${same}`.replace('2023', '2024'));
  await page.locator('#compare').focus();
  await page.locator('#compare').selectOption({ label: '2023年市政府工作报告重点任务完成情况台账' });
  await page.locator('.pairs').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'compare');
  assert.equal(await page.locator('.pairs tbody tr, .pairs tr:not(thead tr)').count(), 2);
  assert.match(await page.locator('.pairs .moved').innerText(), /承诺改动[^]*20个 \/ 12个/);
  await page.locator('#only-changed').click();
  assert.equal(await page.locator('.pairs tr:not(thead tr)').count(), 1);
});

const TWO = [
  ['2023.txt', `${HEAD}${SMALL[0]}\n${SMALL[1]}`],
  ['2024.txt', `${HEAD}1\t改造老旧小区50个。\t改造老旧小区48个。\n2\t新建口袋公园20个。\t建成口袋公园10个。`.replace('2023', '2024')],
].map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) }));

/** Opens two ledgers together, and waits until both are read. */
async function openTwo(page) {
  await page.locator('#file').setInputFiles(TWO);
  await page.locator('.tabs button', { hasText: '2024' }).getByText(/\d \/ \d/).waitFor();
  assert.equal(await done(page), 'ready');
}

test('either side of a comparison leads to its item, the other ledger’s as well', async (t) => {
  const page = await open(t);
  await openTwo(page);
  await page.locator('#compare').selectOption({ label: '2024.txt' });
  await page.locator('.pairs').waitFor();
  const pair = page.locator('.pairs tr', { hasText: '口袋公园20个' });
  await pair.locator('a').click();
  assert.match(page.url(), /#item-1$/);
  await pair.locator('button').click();
  await page.locator('.tabs [aria-current]', { hasText: '2024' }).waitFor();
  await page.waitForFunction(() => document.activeElement.id === 'item-2');
  assert.match(await page.locator('#item-2').innerText(), /口袋公园20个/);
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('#item-2').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
});

test('another tolerance holds for every ledger that was opened, and corrections outlast it', async (t) => {
  const page = await open(t);
  await openTwo(page);
  const status = (id) => page.locator(id).getAttribute('data-status');
  assert.equal(await status('#item-2'), 'mostlyMet');
  const row = await correct(page, 0);
  await row.locator('.set-verdict').selectOption('partlyMet');
  await page.locator('#near').fill('0');
  await page.waitForFunction(() => document.querySelector('#item-2').dataset.status === 'missed');
  assert.equal(await status('#item-1'), 'partlyMet');
  const turn = async (name) => {
    await page.locator('.tabs button', { hasText: name }).click();
    await page.locator('.tabs [aria-current]', { hasText: name }).waitFor();
    assert.equal(await done(page), 'ready');
  };
  await turn('2024');
  assert.deepEqual(await statuses(page), ['missed', 'missed']);
  await page.locator('#usual').click();
  await page.waitForFunction(() => document.querySelector('#item-1').dataset.status === 'mostlyMet');
  await turn('2023');
  assert.deepEqual(await statuses(page), ['partlyMet', 'mostlyMet']);
});

test('two ledgers that share nothing have no empty table', async (t) => {
  const page = await open(t);
  await analyse(page, `${HEAD}1\t新增养老床位100张。\t新增养老床位120张。`);
  await page.locator('#compare').selectOption('0');
  await page.locator('.comparison h3').waitFor();
  assert.equal(await page.locator('.pairs').count(), 0);
});

test('a ledger that was replaced comes back, with its text in the box', async (t) => {
  const page = await open(t);
  await analyse(page);
  await analyse(page, HEAD + SMALL[0]);
  assert.equal(await rows(page).count(), 1);
  await page.locator('#undo').click();
  assert.equal(await rows(page).count(), 3);
  assert.equal(await page.locator('#text').inputValue(), LEDGER);
  await page.locator('#undo').click();
  assert.equal(await rows(page).count(), 38);
});

test('two thousand items are all there, to be found and printed, and are filtered at once', async (t) => {
  const page = await open(t);
  const lines = Array.from({ length: 2000 }, (_, n) => `${n + 1}\t新建口袋公园12个，第${n + 1}批。\t建成口袋公园${n % 20}个。`);
  await analyse(page, HEAD + lines.join('\n'));
  await page.waitForFunction(() => document.querySelectorAll('.items tbody tr').length === 2000);
  assert.ok(await page.evaluate(() => globalThis.find('第1999批')));
  const [took, left] = await page.evaluate(async () => {
    const start = performance.now();
    document.querySelector('.counts button[data-status=exceeded]').click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return [performance.now() - start, document.querySelectorAll('.items tbody tr').length];
  });
  t.diagnostic(`a filter over 2,000 items: ${Math.round(took)} ms`);
  // Two frames after the click the others are gone.
  assert.ok(left > 0 && left < 2000, `${left} rows`);
});

test('in a long ledger a link to a far item ends at that item', async (t) => {
  const page = await open(t);
  const lines = Array.from({ length: 2500 }, (_, n) => `${n + 1}\t新建口袋公园12个，第${n + 1}批。\t建成口袋公园${n === 2400 ? 3 : 15}个。`);
  await analyse(page, HEAD + lines.join('\n'));
  await page.waitForFunction(() => document.querySelectorAll('.items tbody tr').length === 2500);
  await page.locator('.short a').click();
  await page.waitForFunction(() => {
    const { top } = document.querySelector('#item-2401').getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
  });
});

test('in two thousand five hundred items the last can be corrected, and stay so', async (t) => {
  const page = await open(t);
  const lines = Array.from({ length: 2500 }, (_, n) => `${n + 1}\t新建口袋公园12个，第${n + 1}批。\t建成口袋公园${n % 20}个。`);
  await analyse(page, HEAD + lines.join('\n'));
  await page.waitForFunction(() => document.querySelectorAll('.items tbody tr').length === 2500);
  await page.locator('#search').fill('第2410批');
  await page.locator('#item-2410').waitFor();
  assert.equal(await rows(page).count(), 1);
  await correct(page, 0);
  const exceeded = async () => Number((await page.locator('.counts button[data-status=exceeded] b').innerText()).replace(',', ''));
  const before = await exceeded();
  const took = await page.evaluate(async () => {
    const select = document.querySelector('.set-verdict');
    const start = performance.now();
    select.value = 'exceeded';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - start;
  });
  t.diagnostic(`a correction among 2,500 items: ${Math.round(took)} ms`);
  assert.match(await page.locator('#item-2410 .by-hand').textContent(), /程序判定：未完成/);
  assert.equal(await exceeded(), before + 1);
  await page.locator('#undo').click();
  assert.equal(await exceeded(), before);
  await page.locator('.set-verdict').selectOption('exceeded');
  // Whoever looks at other items is done with that one.
  await page.locator('#clear').click();
  assert.equal(await page.locator('.correction').count(), 0);
  // What is kept is written when the reader rests.
  await page.waitForFunction(() => /"item":2409/.test(Object.values(localStorage).join()));
  await page.reload();
  await done(page);
  await page.locator('#item-2410 .by-hand').waitFor({ state: 'attached' });
  assert.equal(await exceeded(), before + 1);
});
