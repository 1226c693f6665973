// The JavaScript module: the same bytes as the native program, in Node, a page and a worker; its types, package and examples.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { serve } from '../xtask/server.mjs';
import { theBrowser } from './support/page.mjs';

const MODULE = resolve('dist/taizhang.js');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const TODAY = '2025-06-30';
/** Too large for standard output's default. */
const ROOMY = { encoding: 'utf8', maxBuffer: 1 << 28 };

const list = (folder, pattern = /./) => readdirSync(folder).filter((name) => pattern.test(name)).map((name) => join(folder, name)).sort();
const LEDGERS = list('tests/corpus').map((folder) => join(folder, 'input.txt')).filter(existsSync);
const DOCUMENTS = list('tests/documents', /\.(?!md|py)\w+$/);
const INPUTS = [...LEDGERS, ...DOCUMENTS, ...list('tests/layouts', /\.txt$/), ...list('tests/data', /\.(csv|html)$/)];

const scratch = mkdtempSync(join(tmpdir(), 'taizhang-api-'));
after(() => rmSync(scratch, { recursive: true }));

const cargo = (...given) => spawnSync('cargo', ['run', '--quiet', '--locked', '--bin', 'taizhang', '--', ...given], ROOMY);

/** What the native program says of each input: the line that it writes, or its complaint. */
function native(lang) {
  const { stdout, stderr } = cargo(...INPUTS, '--format', 'ndjson', '--lang', lang, '--today', TODAY);
  const complaints = new Map(stderr.trim().split('\n').filter(Boolean).map((line) => line.match(/^taizhang: (\S+): (.*)$/).slice(1)));
  const lines = stdout.trim().split('\n');
  const said = INPUTS.map((path) => [path, complaints.get(path) ?? lines.shift()]);
  assert.deepEqual(lines, [], 'a line for every input that was read');
  return new Map(said);
}

/** What the module says of bytes, in the same words. It also runs in the browser: it names nothing of this file. */
function judged(module, name, bytes, options) {
  try {
    return JSON.stringify(module.analyzeBytes(name, bytes, options));
  } catch (error) {
    return { code: error.code, message: error.message };
  }
}

const same = (said, expected, path) => assert.equal(typeof said === 'string' ? said : said.message, expected, path);

test('in Node the module says byte for byte what the native program says, in both languages', async () => {
  const module = await import(MODULE);
  assert.ok(LEDGERS.length >= 11 && DOCUMENTS.length >= 40, 'the ledgers and documents were found');
  let reports = 0;
  for (const lang of ['zh', 'en']) {
    const expected = native(lang);
    for (const path of INPUTS) {
      const said = judged(module, basename(path), readFileSync(path), { lang, today: TODAY });
      // The command line complains in English whatever the language of its reports.
      if (typeof said === 'string' || lang === 'en') same(said, expected.get(path), path);
      reports += typeof said === 'string';
    }
  }
  assert.ok(reports > INPUTS.length, 'nearly all of them are read');
});

test('a text is judged as the stream does, and quantities are those of the command', async () => {
  const { analyze, quantities } = await import(MODULE);
  for (const path of LEDGERS) {
    const text = readFileSync(path, 'utf8');
    const input = `${JSON.stringify({ name: '', text })}\n`;
    const stream = spawnSync('cargo', ['run', '--quiet', '--locked', '--bin', 'taizhang', '--', '--stream', '--today', TODAY], { ...ROOMY, input });
    assert.equal(`${JSON.stringify(analyze(text, { today: TODAY }))}\n`, stream.stdout, path);
    const lines = join(scratch, 'lines.txt');
    writeFileSync(lines, text);
    const found = cargo('quantities', lines).stdout.trimEnd().split('\n').map((line) => JSON.stringify(JSON.parse(line).quantities));
    assert.deepEqual(text.replace(/\n$/, '').split('\n').map((line) => JSON.stringify(quantities(line.replace(/\r$/, '')))), found, path);
  }
});

test('in a page and in a worker it says the same', async (t) => {
  const site = await serve({ folder: '.' });
  const context = await (await theBrowser()).newContext();
  t.after(async () => (await context.close(), await site.close()));
  const page = await context.newPage();
  await page.goto(`${site.url}data/samples/qingdao-2024.txt`);
  const script = `
    import * as module from '${site.url}dist/taizhang.js';
    const judged = ${judged};
    const all = async ([paths, options]) => Promise.all(paths.map(async (path) => {
      const bytes = new Uint8Array(await (await fetch('${site.url}' + path)).arrayBuffer());
      return judged(module, path.split('/').pop(), bytes, options);
    }));
    export { all };
    globalThis.onmessage = async ({ data }) => Array.isArray(data) && postMessage(await all(data));
    // Only a worker hears what is posted before this.
    if (!globalThis.document) postMessage('here');
  `;
  const given = [INPUTS, { lang: 'en', today: TODAY }];
  const inPage = await page.evaluate(async ([script, given]) => {
    const { all } = await import(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    return all(given);
  }, [script, given]);
  const inWorker = await page.evaluate(([script, given]) => new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' });
    worker.onerror = reject;
    worker.onmessage = ({ data }) => (data === 'here' ? worker.postMessage(given) : resolve(data));
  }), [script, given]);
  const expected = native('en');
  for (const [at, path] of INPUTS.entries()) {
    same(inPage[at], expected.get(path), `page: ${path}`);
    same(inWorker[at], expected.get(path), `worker: ${path}`);
  }
});

test('what cannot be read is an Error with a code, and with what was found', async () => {
  const { analyze, analyzeBytes } = await import(MODULE);
  const read = (name) => readFileSync(join('tests/documents', name));
  const refused = (call) => {
    let thrown;
    assert.throws(call, (error) => ((thrown = error), error instanceof Error));
    assert.notEqual(thrown.message, '');
    return [thrown.code, thrown.found];
  };
  assert.deepEqual(refused(() => analyze(' \n')), ['empty', null]);
  assert.deepEqual(refused(() => analyzeBytes('a.txt', new Uint8Array())), ['empty', null]);
  assert.deepEqual(refused(() => analyzeBytes('a.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10))), ['notText', 'PNG']);
  assert.deepEqual(refused(() => analyzeBytes('a', read('scan.pdf'))), ['noText', '2']);
  assert.deepEqual(refused(() => analyzeBytes('a', read('locked.pdf'))), ['password', null]);
  assert.deepEqual(refused(() => analyzeBytes('a', read('locked.pdf'), { password: '关门' })), ['password', 'wrong']);
  assert.deepEqual(refused(() => analyzeBytes('a', read('qingdao-2024.docx').subarray(0, 5000))), ['damaged', 'ZIP']);
  assert.equal(refused(() => analyzeBytes('a', read('sheets.xlsx'), { sheet: '2019年' }))[0], 'noSuchPart');
  assert.deepEqual(refused(() => analyzeBytes('a', read('qingdao-2024-gb18030.txt'), { encoding: 'utf-8' }))[0], 'encoding');
  for (const wrong of [{ lang: 'fr' }, { lang: 1 }, { today: 20240101 }, { aboutTolerance: 2 }, { nearMiss: '0.1' }]) {
    assert.deepEqual(refused(() => analyze('1. 新建公园3个。', wrong)), ['option', Object.keys(wrong)[0]]);
  }
  for (const wrong of [{ encoding: 8 }, { sheet: 1 }, { table: '1' }, { password: 1 }, { progress: 'yes' }]) {
    assert.deepEqual(refused(() => analyzeBytes('a', read('sheets.xlsx'), wrong)), ['option', Object.keys(wrong)[0]]);
  }
  assert.match(errorOf(() => analyze('', { lang: 'zh' })), /\p{Script=Han}/u);
  assert.doesNotMatch(errorOf(() => analyze('', { lang: 'en' })), /\p{Script=Han}/u);
});

function errorOf(call) {
  try {
    call();
  } catch (error) {
    return error.message;
  }
}

test('every option does something, and null is as good as nothing', async () => {
  const { analyze, analyzeBytes } = await import(MODULE);
  const read = (name) => readFileSync(join('tests/documents', name));
  const short = '2024年重点任务完成情况\n1. 新建公园100个。完成情况：新建公园93个。\n';
  const status = (options) => analyze(short, options).items[0].status;
  assert.deepEqual([status({}), status({ nearMiss: 0.1 }), status({ nearMiss: null }), status(null)], ['missed', 'mostlyMet', 'missed', 'missed']);
  const about = '2024年重点任务完成情况\n1. 新建公园100个左右。完成情况：新建公园93个。\n';
  assert.equal(analyze(about, {}).items[0].status, 'mostlyMet');
  assert.equal(analyze(about, { aboutTolerance: 0.1 }).items[0].status, 'met');
  assert.doesNotMatch(analyze(short, { lang: 'en' }).items[0].reason, /^\p{Script=Han}/u);
  assert.equal(analyzeBytes('a', read('sheets.xlsx'), { sheet: '2023年' }).items.length, 2);
  assert.equal(analyzeBytes('a', read('sheets.xlsx'), { table: 1 }).items.length, 2);
  assert.equal(analyzeBytes('a', read('locked.pdf'), { password: '开门' }).items.length, 8);
  assert.equal(analyzeBytes('a', read('qingdao-2024-gb18030.txt'), { encoding: 'gb18030' }).source.encoding, 'GB18030');
  const told = [];
  analyzeBytes('a', read('office.pdf'), { progress: (done, total) => told.push([done, total]) });
  assert.ok(told.length > 0 && told.every(([done, total]) => done <= total), JSON.stringify(told));
});

test('the types hold for every real report, and for the calls', async () => {
  const { analyzeBytes, quantities, version } = await import(MODULE);
  assert.match(version(), /^\d+\.\d+\.\d+$/);
  const reports = [...LEDGERS, ...DOCUMENTS].flatMap((path) => {
    try {
      return [analyzeBytes(basename(path), readFileSync(path), { today: TODAY })];
    } catch {
      return [];
    }
  });
  const literal = (value) => JSON.stringify(value);
  writeFileSync(join(scratch, 'calls.ts'), `
    import { analyze, analyzeBytes, quantities, version } from '${resolve('dist/taizhang')}.js';
    import type { ErrorCode, Failure, Quantity, ReadOptions, Report, Status } from '${resolve('dist/taizhang')}.js';
    // A literal may have no field too many and none too few.
    ${reports.map((report, at) => `const report${at}: Report = ${literal(report)};`).join('\n')}
    const found: Quantity[] = ${literal(quantities('2024年新增企业300家以上，5G基站2万个'))};
    const options: ReadOptions = { lang: 'en', sheet: null, table: 1, progress: (done, total) => console.log(done / total) };
    const status: Status = analyzeBytes('a.xlsx', new Uint8Array(), options).items[0]!.status;
    const met: number = analyze('', null).summary.byTopic.economy.byStatus.met;
    const same: Quantity[] = quantities('');
    const code: ErrorCode = (new Error() as Error & Failure).code;
    const text: string = version();
    // @ts-expect-error: no such option
    analyze('', { tolerance: 1 });
    // @ts-expect-error: no such status
    const wrong: Status = 'done';
    // @ts-expect-error: no such field
    analyze('').items[0]!.verdict;
    export { report0, found, status, met, same, code, text, wrong };
  `);
  const compiled = spawnSync(process.execPath, [
    'node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--noUncheckedIndexedAccess', '--module', 'nodenext', '--target', 'es2022',
    '--lib', 'es2022,dom', join(scratch, 'calls.ts'),
  ], ROOMY);
  assert.equal(compiled.stdout, '');
  assert.equal(compiled.status, 0);
});

test('dist/ packs to an npm package, which another project installs and calls', () => {
  const quiet = { ...ROOMY, stdio: ['ignore', 'pipe', 'pipe'] };
  const [packed] = JSON.parse(execFileSync(NPM, ['pack', resolve('dist'), '--json', '--pack-destination', scratch], quiet));
  const files = packed.files.map(({ path }) => path).sort();
  assert.deepEqual(files, [
    'LICENSE', 'LICENSE-MIT', 'README.md', 'files.d.ts', 'files.js', 'files_bg.wasm', 'package.json', 'taizhang.d.ts', 'taizhang.js',
  ]);
  writeFileSync(join(scratch, 'package.json'), '{ "name": "caller", "private": true, "type": "module" }');
  execFileSync(NPM, ['install', '--offline', '--no-audit', '--no-fund', join(scratch, packed.filename)], { ...quiet, cwd: scratch });
  writeFileSync(join(scratch, 'call.mjs'), `
    import { analyze, version } from 'taizhang';
    console.log(version(), analyze('2024年任务\\n1. 新建公园3个。完成情况：新建公园4个。').items[0].status);
  `);
  assert.equal(execFileSync(process.execPath, ['call.mjs'], { ...quiet, cwd: scratch }).trim(), `${packed.version} exceeded`);
  writeFileSync(join(scratch, 'typed.ts'), `import { analyze, type Report } from 'taizhang'; export const report: Report = analyze('');`);
  const tsc = [resolve('node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'typed.ts'];
  const compiled = spawnSync(process.execPath, tsc, { ...ROOMY, cwd: scratch });
  assert.equal(compiled.stdout, '');
});

test('the example for Node runs', () => {
  const run = (...given) => spawnSync(process.execPath, ['examples/node.mjs', ...given], ROOMY);
  const { status, stdout } = run('tests/documents/qingdao-2024.docx');
  assert.equal(status, 0);
  assert.match(stdout, /^2024年市政府工作报告公开挂牌事项全年完成情况台账: [1-9]\d* of 38 fell short\n/);
  const scan = run('tests/documents/scan.pdf');
  assert.equal(scan.status, 1);
  assert.match(scan.stderr, /\(noText\)/);
});

test('the examples for a page run', async (t) => {
  const site = await serve({ folder: '.' });
  const context = await (await theBrowser()).newContext();
  t.after(async () => (await context.close(), await site.close()));
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${site.url}examples/plain.html`);
  await page.locator('#analyze').click();
  await page.locator('#items li').first().waitFor();
  assert.deepEqual(await page.locator('#items li').evaluateAll((rows) => rows.map((row) => row.dataset.status)), ['exceeded', 'missed']);
  await page.locator('#text').fill('');
  await page.locator('#analyze').click();
  await page.getByText('（empty）').waitFor();
  await page.goto(`${site.url}examples/element.html`);
  await page.locator('#written tr').first().waitFor();
  await page.locator('#fetched tr').first().waitFor();
  assert.deepEqual([await page.locator('#written tr').count(), await page.locator('#fetched tr').count()], [2, 38]);
  // Markup in a ledger is text.
  await page.locator('#written').evaluate((ledger) => {
    ledger.textContent = '2024年任务\n1. 新建<img src=x onerror=alert(1)>公园3个。完成情况：新建公园4个。';
    ledger.setAttribute('lang', 'en');
  });
  await page.locator('#written td', { hasText: '<img src=x onerror=alert(1)>' }).first().waitFor();
  assert.equal(await page.locator('#written img').count(), 0);
  assert.deepEqual(complaints, []);
});
