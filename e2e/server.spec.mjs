// The file server of `cargo xtask serve` gives out its folder and nothing else.

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { serve } from '../xtask/server.mjs';

let site;
before(async () => (site = await serve({ folder: 'e2e', base: '/here/', headers: { 'X-Test': 'yes' } })));
after(() => site.close());

/** Asks for the path as it is written: `fetch` would resolve the dots before it asks. */
function ask(path, method = 'GET') {
  return new Promise((resolve, reject) => {
    const { port } = new URL(site.url);
    request({ port, path, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('a file comes with its type, its length, and the headers asked for', async () => {
  const { status, headers, body } = await ask('/here/server.spec.mjs?query=1');
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
  assert.equal(headers['cache-control'], 'no-cache');
  assert.equal(headers['x-test'], 'yes');
  assert.equal(Number(headers['content-length']), Buffer.byteLength(body));
});

test('nothing outside of the folder is given out, however the path is written', async () => {
  const outside = [
    '/here/../Cargo.toml',
    '/here/%2e%2e/Cargo.toml',
    '/here/..%2fCargo.toml',
    '/here/support/../../Cargo.toml',
    '/here//../../Cargo.toml',
    '/here/..%5cCargo.toml',
    '/Cargo.toml',
    '/server.spec.mjs',
  ];
  for (const path of outside) assert.equal((await ask(path)).status, 404, path);
});

test('a path that is no path is refused and does not end the server', async () => {
  for (const path of ['/here/%', '/here/%00', '/here/support', '/here/nothing.html']) {
    assert.equal((await ask(path)).status, 404, path);
  }
  assert.equal((await ask('/here/server.spec.mjs')).status, 200);
});

test('only reading is allowed', async () => {
  assert.equal((await ask('/here/server.spec.mjs', 'POST')).status, 405);
  const head = await ask('/here/server.spec.mjs', 'HEAD');
  assert.deepEqual([head.status, head.body], [200, '']);
});
