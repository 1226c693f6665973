// Damaged files in the module that the page loads: an error that can be shown, or a report; never a crash.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const FOLDER = 'tests/documents/';
const CODES = ['damaged', 'empty', 'encoding', 'encrypted', 'excessive', 'noText', 'notText', 'password'];

const { initSync, analyzeBytes } = await import(pathToFileURL('dist/files.js'));
const module = new WebAssembly.Module(readFileSync('dist/files_bg.wasm'));

/** Numbers that look random and are the same in every run. */
function* noise(seed) {
  for (let state = seed >>> 0 || 1; ; ) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state >>> 0;
  }
}

/** Cut off in twenty places and after its first thousand bytes, and with a bit flipped, two hundred times. */
function* damaged(bytes) {
  yield ['its first 1000 bytes', bytes.subarray(0, 1000)];
  for (let part = 0; part < 20; part += 1) yield [`cut off at ${part * 5} %`, bytes.subarray(0, (bytes.length * part) / 20)];
  const numbers = noise(bytes.length);
  for (let flip = 0; flip < 200; flip += 1) {
    const copy = Uint8Array.from(bytes);
    const at = numbers.next().value % copy.length;
    copy[at] ^= 1 << (numbers.next().value % 8);
    yield [`a bit flipped in byte ${at}`, copy];
  }
}

const names = readdirSync(FOLDER).filter((name) => /^(quirks|pdf-cut|pdf-open-top|locked)/.test(name));

for (const name of names) {
  test(`damaged copies of ${name}`, () => {
    initSync({ module });
    const whole = Uint8Array.from(readFileSync(FOLDER + name));
    let [read, refused] = [0, 0];
    for (const [what, bytes] of damaged(whole)) {
      try {
        assert.ok(Array.isArray(analyzeBytes(name, bytes, {}).items), what);
        read += 1;
      } catch (error) {
        assert.ok(CODES.includes(error.code), `${what}: ${error.stack}`);
        refused += 1;
      }
    }
    assert.equal(read + refused, 221);
    assert.ok(refused > 0, 'a file that is cut off is refused');
  });
}
