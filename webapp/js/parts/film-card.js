// @ts-check
import { bdi, h } from '../dom.js';
import { rating, text, title, year } from '../format.js';
import { filmAddress } from '../router.js';
import { poster } from './poster.js';

/**
 * A film in a grid.
 * @param {Record<string, any>} film as the API sends it, dirty values included
 * @param {{soon?: boolean}} [options]
 */
export function filmCard(film, options) {
  const stars = rating(film.imdb?.rating);
  return h('li', {},
    h('a', { class: 'card', href: filmAddress(text(film._id)), 'data-film': text(film._id) },
      poster(film, options),
      h('span', { class: 'card-title' }, bdi(title(film))),
      h('span', { class: 'card-facts numbers' },
        year(film.year) && h('span', {}, bdi(year(film.year))),
        stars && h('span', {}, h('span', { class: 'unseen' }, 'rated '), h('span', { class: 'star', 'aria-hidden': 'true' }, '★ '), stars))));
}

/** The place of a film that is on its way. */
export function ghostCard() {
  return h('li', { class: 'ghost-card', 'aria-hidden': 'true' },
    h('span', { class: 'poster ghost' }),
    h('div', { class: 'ghost line' }));
}
