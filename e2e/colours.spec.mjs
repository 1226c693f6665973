// The colours of the verdicts: readable on their ground, and apart for every kind of sight.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const VERDICTS = ['exceeded', 'met', 'mostly', 'partly', 'progress', 'missed', 'unknown'];

/** What becomes of linear red, green and blue without one kind of cone (Machado, Oliveira and Fernandes 2009). */
const SIGHTS = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const css = readFileSync('styles/main.css', 'utf8');

/** The custom properties of the block that begins with this selector, as linear RGB by name. */
function palette(selector) {
  const block = css.slice(css.indexOf(selector)).match(/\{([^}]*)\}/)[1];
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, linear(hex)]));
}

function linear(hex) {
  return [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, value, at) => sum + value * vector[at], 0));
const clamp = (value) => Math.min(1, Math.max(0, value));
const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function lab(rgb) {
  const f = (t) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const [x, y, z] = times(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]],
    rgb,
  );
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** CIEDE2000, which says less of bright colours than the plain distance does. */
function difference([l1, a1, b1], [l2, a2, b2]) {
  const rad = Math.PI / 180;
  const seventh = (c) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  const stretch = 1.5 - 0.5 * seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2);
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const hue = (a, b) => (Math.atan2(b, a * stretch) / rad + 360) % 360;
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)];
  const turn = ((h2 - h1 + 540) % 360) - 180;
  const [l, c, h] = [(l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2 + 360) % 360];
  const t = 1 - 0.17 * Math.cos((h - 30) * rad) + 0.24 * Math.cos(2 * h * rad)
    + 0.32 * Math.cos((3 * h + 6) * rad) - 0.2 * Math.cos((4 * h - 63) * rad);
  const lightness = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const chroma = (c2 - c1) / (1 + 0.045 * c);
  const tint = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * rad)) / (1 + 0.015 * c * t);
  const rotation = -2 * seventh(c) * Math.sin(60 * rad * Math.exp(-(((h - 275) / 25) ** 2)));
  return Math.sqrt(lightness ** 2 + chroma ** 2 + tint ** 2 + rotation * chroma * tint);
}

for (const [ground, selector] of [['light', ':root {'], ['dark', ":root[data-theme='dark'] {"]]) {
  const colours = palette(selector);

  test(`${ground}: every verdict stands out from its ground by 3 to 1`, () => {
    for (const verdict of VERDICTS) {
      const ratio = contrast(colours[verdict], colours.paper);
      assert.ok(ratio >= 3, `${verdict}: ${ratio.toFixed(2)}`);
    }
  });

  for (const [sight, matrix] of Object.entries(SIGHTS)) {
    test(`${ground}: no two verdicts look alike with ${sight} sight`, () => {
      const seen = VERDICTS.map((verdict) => lab(times(matrix, colours[verdict]).map(clamp)));
      for (let one = 0; one < seen.length; one += 1) {
        for (let two = 0; two < one; two += 1) {
          const delta = difference(seen[one], seen[two]);
          assert.ok(delta >= 12, `${VERDICTS[two]} and ${VERDICTS[one]}: ${delta.toFixed(1)}`);
        }
      }
    });
  }
}

test('the dark palette is the same by system and by choice', () => {
  const chosen = palette(":root[data-theme='dark'] {");
  assert.deepEqual(palette(":root[data-theme='system'] {"), chosen);
});
