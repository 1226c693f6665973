// The module that others import: in a page, in a worker, in Node. Importing it loads the program.

import load, { analyze, analyzeBytes, quantities, version } from './files.js';

const program = new URL('files_bg.wasm', import.meta.url);

await load({ module_or_path: program.protocol === 'file:' ? await fromDisk(program) : program });

/** What lies on the disk is read by Node: its `fetch` does not. */
async function fromDisk(address) {
  // In a variable, so that bundlers for the browser do not look for it.
  const files = 'node:fs/promises';
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
  return readFile(address);
}

export { analyze, analyzeBytes, quantities, version };
