// @ts-check
// Six plain pictures for a poster of 200 by 300; the title is below 160.
import { svg } from 'lit';
import { between, pick } from '../lib/seeded-random.js';

const TILE = 50;

/** @typedef {() => number} Chance */

/** Half circles in one another, and what the water gives back. @param {Chance} chance */
function arc(chance) {
  const x = pick(chance, [52, 100, 148]);
  const y = between(chance, 124, 138);
  const rings = [112, 88, 63, 39, 16].map((radius, i) => half(x, y, radius, 1, `tone-${[0, 1, 2, 3, 4][i]}`));
  const water = [92, 52].map((radius, i) => half(x, y + 5, radius, 0, `tone-${i}`));
  return [...water, ...rings];
}

/** @param {number} x @param {number} y @param {number} radius @param {0 | 1} up @param {string} tone */
function half(x, y, radius, up, tone) {
  return svg`<path class=${tone} d=${`M${x - radius} ${y}A${radius} ${radius} 0 0 ${up} ${x + radius} ${y}Z`} />`;
}

/** Searchlights. @param {Chance} chance */
function beam(chance) {
  const x = pick(chance, [30, 100, 170]);
  const y = 152;
  const lean = x === 100 ? between(chance, -40, 40) : 100 - x;
  const light = (/** @type {number} */ to, /** @type {number} */ wide, /** @type {string} */ tone) =>
    svg`<path class=${tone} d=${`M${x} ${y}L${to - wide} -10H${to + wide}Z`} />`;
  return [
    light(x + lean * 2.1, 70, 'tone-0'),
    light(x - lean * 0.7, 46, 'tone-1'),
    light(x + lean * 0.55, 40, 'tone-2'),
    light(x + lean * 1.5, 22, 'tone-3'),
    svg`<circle class="tone-4" cx=${x} cy=${y - 8} r="9" />`,
  ];
}

/** A sun behind hills. @param {Chance} chance */
function horizon(chance) {
  const x = between(chance, 60, 140);
  const y = between(chance, 78, 104);
  const radius = between(chance, 44, 60);
  const cuts = [0.12, 0.34, 0.54, 0.72].map((part, i) =>
    svg`<rect class="ground" x=${x - radius} y=${y + radius * part} width=${radius * 2} height=${2 + i * 1.8} />`);
  const hills = [0, 1, 2].map((i) => hill(132 + i * 20, between(chance, -26, 26), `tone-${2 - i}`));
  return [svg`<circle class="tone-3" cx=${x} cy=${y} r=${radius} />`, ...cuts, ...hills];
}

/** @param {number} y @param {number} swing @param {string} tone */
function hill(y, swing, tone) {
  return svg`<path class=${tone} d=${`M-5 ${y}C50 ${y - swing} 80 ${y - swing} 110 ${y}S170 ${y + swing} 205 ${y - 4}V300H-5Z`} />`;
}

/** Tiles of quarters, halves, dots and corners. @param {Chance} chance */
function grid(chance) {
  const tiles = [];
  for (let y = 0; y < 150; y += TILE) {
    for (let x = 0; x < 200; x += TILE) {
      tiles.push(tile(chance, x, y));
    }
  }
  return tiles;
}

/** A little too large, so that no seam shows. @param {Chance} chance @param {number} x @param {number} y */
function tile(chance, x, y) {
  const turn = pick(chance, [0, 90, 180, 270]);
  const shape = pick(chance, ['M0 0H50A50 50 0 0 1 0 50Z', 'M0 0A25 25 0 0 0 50 0Z', 'M11 25a14 14 0 0 0 28 0a14 14 0 0 0-28 0', 'M0 0H50L0 50Z']);
  return svg`<g transform=${`translate(${x} ${y}) rotate(${turn} 25 25) scale(1.014)`}>
    <rect class=${`tone-${pick(chance, [0, 0, 1, 1, 2])}`} width=${TILE} height=${TILE} />
    <path class=${`tone-${pick(chance, [2, 3, 3, 4, 1])}`} d=${shape} />
  </g>`;
}

/** A planet and its moon. @param {Chance} chance */
function ring(chance) {
  const x = pick(chance, [40, 100, 160]);
  const y = between(chance, 70, 92);
  const angle = chance() * Math.PI * 2;
  return [
    svg`<circle class="tone-0" cx=${x} cy=${y} r="118" />`,
    svg`<circle class="tone-1" cx=${x} cy=${y} r="84" />`,
    svg`<circle class="line-3" cx=${x} cy=${y} r="56" stroke-width="16" />`,
    svg`<circle class="line-2" cx=${x} cy=${y} r="101" stroke-width="1.5" />`,
    svg`<circle class="tone-2" cx=${x} cy=${y} r="26" />`,
    svg`<circle class="tone-4" cx=${x + Math.cos(angle) * 56} cy=${y + Math.sin(angle) * 56} r="15" />`,
  ];
}

/** Stripes that end where they like. @param {Chance} chance */
function diagonal(chance) {
  const turn = pick(chance, [-32, 32]);
  const bars = [];
  for (let x = -60; x < 270; ) {
    const width = pick(chance, [14, 20, 28, 36]);
    const end = between(chance, 96, 176);
    const tone = `tone-${pick(chance, [0, 1, 1, 2, 3, 3, 4])}`;
    bars.push(svg`<rect class=${tone} x=${x} y="-160" width=${width} height=${end + 160} rx=${width / 2} />`);
    x += width + 4;
  }
  return [svg`<g transform=${`rotate(${turn} 100 90)`}>${bars}</g>`];
}

export const motifs = [arc, beam, horizon, grid, ring, diagonal];
