// @ts-check
import { html, nothing } from 'lit';
import { filmAddress } from '../app/addresses.js';
import { rating, text, title, year } from '../lib/format.js';
import './poster.js';

/** @import { StoredFilm } from 'mflix-api' */

/**
 * A film in a grid.
 * @param {StoredFilm} film as the API sends it, dirty values included
 * @param {{soon?: boolean}} [options] `soon`: it is in sight at first
 */
export function filmCard(film, { soon = false } = {}) {
  const stars = rating(film.imdb?.rating);
  return html`
    <li>
      <a class="card" href=${filmAddress(text(film._id))} data-film=${text(film._id)}>
        <mflix-poster .film=${film} ?soon=${soon}></mflix-poster>
        <span class="card-title"><bdi>${title(film)}</bdi></span>
        <span class="card-facts numbers">
          ${year(film.year) ? html`<span><bdi>${year(film.year)}</bdi></span>` : nothing}
          ${stars ? html`<span><span class="unseen">rated </span><span class="star" aria-hidden="true">★ </span>${stars}</span>` : nothing}
        </span>
      </a>
    </li>`;
}

/** The place of a film that is on its way. */
export function ghostCard() {
  return html`<li class="ghost-card" aria-hidden="true"><span class="poster ghost"></span><div class="ghost line"></div></li>`;
}
