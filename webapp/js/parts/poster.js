// @ts-check
import { chanceFrom, pick } from '../chance.js';
import { bdi, h, svg } from '../dom.js';
import { text, texts, title, year } from '../format.js';
import { motifs } from './motifs.js';

/**
 * A film's poster: drawn from its id, title and genres, so that it is always there and always the same. A picture of the
 * film's own lies over it once it has loaded. Says nothing to screen readers: the title must stand beside it.
 * @param {Record<string, any>} film
 * @param {{soon?: boolean}} [options] `soon`: the picture is in sight at first
 */
export function poster(film, { soon = false } = {}) {
  const chance = chanceFrom(text(film._id) || title(film));
  const draw = pick(chance, motifs);
  const [leading, second] = leadingGenres(texts(film.genres));
  return h('span', {
      class: 'poster',
      'aria-hidden': 'true',
      'data-genre': leading,
      'data-stock': pick(chance, ['night', 'night', 'night', 'paper']),
      'data-size': size(title(film)),
    },
    svg('svg', { viewBox: '0 0 200 300', preserveAspectRatio: 'xMidYMin slice', 'data-genre': second }, ...draw(chance)),
    words(film),
    picture(film.poster, soon));
}

/** Film-Noir colours a film whatever else it is. @param {string[]} genres */
function leadingGenres(genres) {
  const leading = genres.includes('Film-Noir') ? 'Film-Noir' : genres[0] ?? '';
  return [leading, genres.find((genre) => genre !== leading) ?? leading];
}

/** @param {Record<string, any>} film */
function words(film) {
  const credit = [year(film.year), texts(film.directors)[0]].filter(Boolean);
  return h('span', { class: 'poster-words' },
    h('span', { class: 'poster-title', dir: 'auto' }, title(film)),
    credit.length > 0 && h('span', { class: 'poster-credit' }, ...credit.map(bdi)));
}

/** How large a title can stand without being cut. @param {string} name */
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
function picture(address, soon) {
  const src = secure(address);
  return src && h('img', {
    src,
    alt: '',
    width: 200,
    height: 300,
    loading: soon ? 'eager' : 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
    onload: (/** @type {any} */ event) => event.target.classList.add('here'),
    onerror: (/** @type {any} */ event) => event.target.remove(),
  });
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
