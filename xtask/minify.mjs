// Takes comments, blanks and long names off what the first load holds: the page's module and its styles.
//
//   node xtask/minify.mjs FOLDER

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify as styles } from 'csso';
import { minify as module } from 'terser';

const folder = process.argv[2];
const edit = async (name, change) => writeFileSync(join(folder, name), await change(readFileSync(join(folder, name), 'utf8')));

await edit('app.js', async (text) => (await module(text, { module: true, mangle: { reserved: ['__wbg_init'] } })).code);
for (const name of readdirSync(folder).filter((name) => name.endsWith('.css'))) {
  // Rules are left as they are: only what carries no meaning goes.
  await edit(name, (text) => styles(text, { restructure: false }).css);
}
