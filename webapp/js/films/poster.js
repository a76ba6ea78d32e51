// @ts-check
import { html, nothing, svg } from 'lit';
import { Part } from '../app/page.js';
import { text, texts, title, year } from '../lib/format.js';

/** @import { StoredFilm } from 'mflix-api' */

/**
 * A film's poster: drawn from its id, title and genres, so that it is always there and always the same. A picture of the
 * film's own covers it once it has loaded. It is hidden from screen readers: the title must be written beside it.
 * `film`: as the API sends it; `soon`: the picture is in sight at first.
 */
class Poster extends Part {
  static properties = { film: { attribute: false }, soon: { type: Boolean } };

  constructor() {
    super();
    /** @type {StoredFilm} */
    this.film = { _id: '' };
    this.soon = false;
  }

  render() {
    const chance = randomFrom(text(this.film._id) || title(this.film));
    const draw = pick(chance, motifs);
    const [leading, second] = leadingGenres(texts(this.film.genres));
    const stock = pick(chance, ['night', 'night', 'night', 'paper']);
    return html`
      <span class="poster" aria-hidden="true" data-genre=${leading} data-stock=${stock} data-size=${size(title(this.film))}>
        ${picture(second, draw(chance))}${words(this.film)}${photograph(this.film.poster, this.soon)}
      </span>`;
  }
}

/** Film-Noir colours a film whatever else it is. @param {string[]} genres */
export function leadingGenres(genres) {
  const leading = genres.includes('Film-Noir') ? 'Film-Noir' : genres[0] ?? '';
  return [leading, genres.find((genre) => genre !== leading) ?? leading];
}

/** @param {string} genre @param {unknown[]} shapes */
function picture(genre, shapes) {
  return svg`<svg viewBox="0 0 200 300" preserveAspectRatio="xMidYMin slice" data-genre=${genre}>${shapes}</svg>`;
}

/** @param {StoredFilm} film */
function words(film) {
  const credit = [year(film.year), texts(film.directors)[0]].filter(Boolean);
  return html`
    <span class="poster-words">
      <span class="poster-title" dir="auto">${title(film)}</span>
      ${credit.length ? html`<span class="poster-credit">${credit.map((part) => html`<bdi>${part}</bdi>`)}</span>` : nothing}
    </span>`;
}

/** How large a title can be without being cut. @param {string} name */
function size(name) {
  const longestWord = Math.max(...name.split(/\s+/).map((word) => word.length));
  if (name.length <= 16 && longestWord <= 8) {
    return 'large';
  }
  if (name.length <= 36 && longestWord <= 11) {
    return 'medium';
  }
  return name.length <= 100 ? 'small' : 'tiny';
}

/** @param {unknown} address @param {boolean} soon */
function photograph(address, soon) {
  const src = secure(address);
  return src && html`
    <img src=${src} alt="" width="200" height="300" loading=${soon ? 'eager' : 'lazy'} decoding="async" referrerpolicy="no-referrer"
      @load=${show}
      @error=${hide}>`;
}

/** @param {Event} event */
function show({ target }) {
  /** @type {HTMLElement} */ (target).classList.add('here');
}

/** @param {Event} event */
function hide({ target }) {
  /** @type {HTMLElement} */ (target).hidden = true;
}

/** Pictures come by TLS or not at all. @param {unknown} address */
function secure(address) {
  if (!URL.canParse(text(address))) {
    return null;
  }
  const url = new URL(text(address));
  url.protocol = url.protocol === 'http:' ? 'https:' : url.protocol;
  return url.protocol === 'https:' ? url.href : null;
}

// Six plain pictures for a poster of 200 by 300; the title is below 160.
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

const motifs = [arc, beam, horizon, grid, ring, diagonal];

/**
 * Numbers in [0, 1) that look like chance and are the same for the same text, always (FNV-1a, then mulberry32).
 * @param {string} text
 * @returns {() => number}
 */
function randomFrom(text) {
  let state = 0x811c9dc5;
  for (const char of text) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @template T @param {() => number} chance @param {T[]} choices @returns {T} */
function pick(chance, choices) {
  return choices[Math.floor(chance() * choices.length)];
}

/** @param {() => number} chance @param {number} from @param {number} to @returns {number} a whole number, both ends included */
function between(chance, from, to) {
  return from + Math.floor(chance() * (to - from + 1));
}

customElements.define('mflix-poster', Poster);
