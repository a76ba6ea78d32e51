// @ts-check
import { html, nothing, svg } from 'lit';
import { Part } from '../app/page.js';
import { text, texts, title, year } from '../lib/format.js';
import { pick, randomFrom } from '../lib/seeded-random.js';
import { motifs } from './motifs.js';

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

customElements.define('mflix-poster', Poster);

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
