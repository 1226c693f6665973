// The server configurations of docs/hosting.md, each run as it stands there where the server is installed.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { framed, host } from './support/hosts.mjs';
import { done, theBrowser } from './support/page.mjs';

const DOC = readFileSync('docs/hosting.md', 'utf8');
const MODULES = '/usr/lib/apache2/modules';
const installed = (program) => spawnSync(program, ['-v']).error === undefined || existsSync(`/usr/sbin/${program}`);

/** The block of the document in this language, for a folder in the place of the one it names. */
const block = (language, folder) => DOC.match(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``))[1].replaceAll('/srv/taizhang', folder);

/** How each server is started: the files that it needs, and its command line. */
const SERVERS = {
  nginx: ({ folder, work, port }) => ({
    files: {
      'nginx.conf': `daemon off; pid ${work}/pid; error_log stderr; events {}
        http { access_log off; client_body_temp_path ${work}/a; proxy_temp_path ${work}/b; fastcgi_temp_path ${work}/c; uwsgi_temp_path ${work}/d; scgi_temp_path ${work}/e;
        server { listen 127.0.0.1:${port}; ${block('nginx', folder)} } }`,
    },
    command: ['nginx', '-c', `${work}/nginx.conf`, '-p', work],
  }),
  apache2: ({ folder, work, port }) => ({
    files: {
      'httpd.conf': `ServerRoot ${work}\nServerName 127.0.0.1\nListen 127.0.0.1:${port}\nPidFile ${work}/pid\nErrorLog ${work}/log\nUser www-data\nGroup www-data\n${
        ['mpm_event', 'authz_core', 'alias', 'dir', 'headers', 'mime'].map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')
      }\nTypesConfig /etc/mime.types\n${block('apache', folder)}`,
    },
    command: ['apache2', '-X', '-f', `${work}/httpd.conf`],
  }),
  caddy: ({ folder, work, port }) => ({
    files: { Caddyfile: `{\n admin off\n auto_https off\n}\n${block('caddy', folder).replace('example.org {', `http://127.0.0.1:${port} {`)}` },
    command: ['caddy', 'run', '--config', `${work}/Caddyfile`, '--adapter', 'caddyfile'],
  }),
};

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts a server of the document; resolves to the page's address. */
async function start(t, name) {
  const work = mkdtempSync(join(tmpdir(), 'taizhang-hosting-'));
  const folder = join(work, 'dist');
  cpSync('dist', folder, { recursive: true });
  chmodSync(work, 0o755);
  mkdirSync(join(work, 'home'));
  const port = await freePort();
  const { files, command } = SERVERS[name]({ folder, work, port });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(work, file), text);
  const server = spawn(command[0], command.slice(1), {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, HOME: join(work, 'home'), XDG_DATA_HOME: work, XDG_CONFIG_HOME: work },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (text) => (said += text));
  const ended = new Promise((resolve) => server.on('exit', resolve));
  t.after(async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(work, { recursive: true });
  });
  const url = `http://127.0.0.1:${port}/taizhang/`;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`${name} ended: ${said}`);
    const answer = await fetch(url).catch(() => null);
    if (answer) return url;
  }
}

/** Opens the page of a host, and whatever goes wrong in it. */
async function visit(t, url) {
  const context = await (await theBrowser()).newContext({ locale: 'zh-CN' });
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => ['warning', 'error'].includes(message.type()) && complaints.push(message.text()));
  await page.goto(url);
  assert.equal(await done(page), 'ready');
  await page.locator('#seal[data-seal=shut]').waitFor({ state: 'attached' });
  await page.locator('#file').setInputFiles('tests/documents/qingdao-2024.docx');
  assert.equal(await done(page), 'ready');
  assert.deepEqual(complaints, []);
  return page;
}

for (const name of Object.keys(SERVERS)) {
  test(`${name} as docs/hosting.md has it`, { skip: !installed(name) && `${name} is not installed` }, async (t) => {
    const url = await start(t, name);
    const headers = async (file) => (await fetch(url + file, { method: 'HEAD' })).headers;
    const types = { '': 'text/html', 'app.js': 'text/javascript', 'sw.js': 'text/javascript', 'main.css': 'text/css', 'app_bg.wasm': 'application/wasm', 'sample.zh.json': 'application/json' };
    for (const [file, type] of Object.entries(types)) {
      const sent = await headers(file);
      assert.equal(sent.get('content-type').split(';')[0], type, file);
      assert.deepEqual(
        ['access-control-allow-origin', 'cross-origin-resource-policy', 'cache-control', 'x-content-type-options', 'referrer-policy'].map((name) => sent.get(name)),
        ['*', 'cross-origin', 'no-cache', 'nosniff', 'no-referrer'],
        file,
      );
      assert.equal(sent.get('x-frame-options'), null);
    }
    // The policy of the page itself, and who may frame it.
    const own = readFileSync('dist/index.html', 'utf8').match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
    assert.equal((await headers('')).get('content-security-policy'), `${own}; frame-ancestors *`);
    await visit(t, url);
    // In a frame of another origin, without an origin of its own.
    const { page } = await host(t, () => `<iframe src="${url}?embed=1" sandbox="allow-scripts" title="台账" width="100%" height="640"></iframe>`);
    const frame = await framed(page);
    assert.equal(await frame.locator('tbody tr').count(), 38);
  });
}

test('a host that sends types and nothing else', async (t) => {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.json': 'application/json' };
  const server = createHttp((request, response) => {
    const name = request.url.split('?')[0].replace(/^\/taizhang\/$/, '/taizhang/index.html').replace('/taizhang/', '');
    const file = join('dist', name);
    if (name.includes('..') || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => (server.closeAllConnections(), server.close()));
  const page = await visit(t, `http://127.0.0.1:${server.address().port}/taizhang/`);
  assert.equal(await page.locator('tbody tr').count(), 38);
});
