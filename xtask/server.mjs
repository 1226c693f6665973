// A static file server for dist/ on 127.0.0.1: that of `cargo xtask serve`, and of the browser tests.
//
// As a program: node xtask/server.mjs FOLDER [PORT]

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const DEFAULT_PORT = 8080;

/**
 * What docs/hosting.md advises. Sandboxed frames have no origin of their own: a page that may be framed so has to let every
 * origin fetch its files, which are the same for all.
 */
const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'no-cache',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The file that a request path asks for, or null when it lies outside of the folder. */
export function fileOf(folder, base, path) {
  let name;
  try {
    name = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (!name.startsWith(base) || name.includes('\0')) return null;
  const root = resolve(folder);
  const file = join(root, name.slice(base.length), name.endsWith('/') ? 'index.html' : '');
  return file.startsWith(root + sep) ? file : null;
}

/**
 * Serves `folder` under the path `base`, which begins and ends with a slash.
 *
 * Port 0 takes any free one. `headers` go with every answer. Resolves to `{ url, requests, close }`, where `requests` grows with
 * the path of each; rejects when the port is taken.
 */
export async function serve({ folder, base = '/', port = 0, headers = {} }) {
  const requests = [];
  const server = createServer(async (request, response) => {
    requests.push(request.url);
    const answer = (status, more = {}) =>
      response.writeHead(status, { ...HEADERS, ...more, ...headers });
    if (!['GET', 'HEAD'].includes(request.method)) return answer(405, { Allow: 'GET, HEAD' }).end();
    const file = fileOf(folder, base, request.url.split(/[?#]/, 1)[0]);
    const found = file && (await stat(file).catch(() => null));
    if (!found?.isFile()) return answer(404, { 'Content-Type': TYPES['.txt'] }).end('Not found\n');
    answer(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Length': found.size });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file).on('error', () => response.destroy()).pipe(response);
  });
  await new Promise((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    requests,
    close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())),
  };
}

/** Serves on the port asked for, or else on the default port or the next free one. */
async function serveAsAsked(folder, asked) {
  for (let port = asked ?? DEFAULT_PORT; ; port += 1) {
    try {
      return await serve({ folder, port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
      if (asked !== undefined) throw new Error(`port ${asked} is taken`);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, port] = process.argv.slice(2);
  try {
    const { url } = await serveAsAsked(folder, port === undefined ? undefined : Number(port));
    console.log(`\nThe page is at ${url} (Ctrl+C ends it)`);
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}
