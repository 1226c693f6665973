// How the page looks: its main states against small pictures in e2e/references/, a quarter as wide and as high as the page.
//
// Tolerance: at most 2 % of a picture's points may differ, and a point differs when its brightness is off by more than a sixth. That
// forgives other versions of the fonts and the browser; a part that is missing, moved or unreadable it does not forgive.
//
// After a change that is meant: `UPDATE_REFERENCES=1 node --test e2e/looks.spec.mjs`, and look at what changed.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { done, open, PHONE, WIDE } from './support/page.mjs';

const FOLDER = 'e2e/references';
const SHARE = 0.02;
const STEP = 255 / 6;

const button = (page, name) => page.getByRole('button', { name, exact: true });

const STATES = {
  light: {},
  dark: { options: { colorScheme: 'dark' } },
  large: { act: (page) => button(page, '长辈版').click() },
  contrast: { act: async (page) => { await button(page, '长辈版').click(); await button(page, '高对比').click(); } },
  english: { options: { path: '?lang=en' } },
  items: { act: (page) => page.evaluate(() => document.getElementById('item-3').scrollIntoView({ behavior: 'instant' })) },
  evidence: {
    act: async (page) => {
      await page.locator('#item-2 .evidence > summary').click();
      await page.evaluate(() => document.getElementById('item-2').scrollIntoView({ behavior: 'instant' }));
    },
  },
  problem: {
    act: async (page) => {
      await page.locator('#text').fill('春眠不觉晓');
      await page.locator('#analyze').click();
      await page.locator('#problem').waitFor();
    },
  },
};

/** A picture a quarter as wide and as high, as a data address. */
async function small(page, png) {
  return page.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width / 4, image.height / 4].map(Math.round);
    const ink = canvas.getContext('2d');
    ink.imageSmoothingQuality = 'high';
    ink.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1];
  }, png);
}

/** The share of points whose brightness differs. */
async function difference(page, one, other) {
  return page.evaluate(async ([pictures, step]) => {
    const points = await Promise.all(pictures.map(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const ink = canvas.getContext('2d');
      ink.drawImage(image, 0, 0);
      return ink.getImageData(0, 0, image.width, image.height).data;
    }));
    if (points[0].length !== points[1].length) return 1;
    let differ = 0;
    for (let at = 0; at < points[0].length; at += 4) {
      const bright = (data) => 0.3 * data[at] + 0.59 * data[at + 1] + 0.11 * data[at + 2];
      if (Math.abs(bright(points[0]) - bright(points[1])) > step) differ += 1;
    }
    return differ / (points[0].length / 4);
  }, [[one, other], STEP]);
}

for (const [width, viewport] of [['wide', WIDE], ['phone', PHONE]]) {
  for (const [state, { options = {}, act = () => {} }] of Object.entries(STATES)) {
    test(`${state}, ${width}`, async (t) => {
      const page = await open(t, { viewport, reducedMotion: 'reduce', ...options });
      await done(page);
      // What the first view does not show has its styles when the page is sealed.
      await page.locator('[data-seal=shut]').waitFor();
      const fonts = await page.evaluate(() => document.fonts.check('16px "Noto Serif CJK SC"') && document.fonts.check('16px "Noto Sans CJK SC"'));
      assert.ok(fonts, 'the references are drawn with the Noto CJK fonts');
      await act(page);
      await page.mouse.move(0, 0);
      await page.evaluate(() => document.activeElement.blur());
      const png = (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
      const now = await small(page, png);
      const file = `${FOLDER}/${state}-${width}.png`;
      if (process.env.UPDATE_REFERENCES) {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(file, Buffer.from(now, 'base64'));
        return;
      }
      assert.ok(existsSync(file), `${file} is missing; make it with UPDATE_REFERENCES=1`);
      const share = await difference(page, now, readFileSync(file).toString('base64'));
      t.diagnostic(`${(share * 100).toFixed(2)} % of the points differ`);
      assert.ok(share <= SHARE, `${(share * 100).toFixed(2)} % of the points differ from ${file}`);
    });
  }
}
