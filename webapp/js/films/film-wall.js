// @ts-check
import { html, nothing } from 'lit';
import { filmAddress, go } from '../app/addresses.js';
import { count, rating, text, title, year } from '../lib/format.js';
import { emptyState } from '../ui/notice.js';
import { ORDERS, address, bucket, filmCount, hasMore, isSame, label } from './films-query.js';
import './poster.js';

/** @import { StoredFilm } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */
/** @typedef {{films: StoredFilm[], total: number, isExact: boolean, next?: string, leftOut?: number, allWords?: number, first: number, last: number, query: FilmsQuery}} Shown pages `first` to `last` of the answer to `query` */

const IN_SIGHT_AT_FIRST = 6;
const GHOSTS = Array.from({ length: 20 });

/**
 * The grid of posters, the line above it and the way on.
 * @param {{shown?: Shown, query: FilmsQuery, isWaiting: boolean, isOutdated: boolean, notice: unknown, ways: unknown, more: () => void}} wall
 *   `isOutdated`: the films asked for did not come, the ones that are there answer an older question; `ways`: on, when nothing is found
 */
export function filmWall({ shown, query, isWaiting, isOutdated, notice, ways, more }) {
  const films = shown?.films ?? [];
  const isGhost = isWaiting && films.length === 0;
  const isSearching = isWaiting && !(shown && isSame(shown.query, query));
  const isNone = shown && films.length === 0 && !isWaiting && !isOutdated;
  return html`
    <section aria-label="Films">
      <div class="line-and-order">
      <p class="status-line numbers" tabindex="-1">${isSearching ? 'Searching …' : isOutdated && films.length ? 'These are still the films from before' : line(shown)}</p>
      ${films.length && !query.filters.some(([name]) => name === 'text') ? sorting(query) : nothing}
      </div>
      ${notice || (isNone ? noFilms(shown, ways) : nothing)}
      ${shown && shown.first > 0 && !isOutdated ? earlier(shown, query) : nothing}
      <ul class="films" aria-busy=${isWaiting}>
        ${isGhost ? GHOSTS.map(ghostCard) : films.map((film, i) => filmCard(film, { soon: i < IN_SIGHT_AT_FIRST }))}
      </ul>
      <div class="more" ?hidden=${isOutdated || !shown || !hasMore(shown)}>
        <button class="button" type="button" ?disabled=${isWaiting} @click=${more}>More films</button>
      </div>
    </section>`;
}

/** @param {FilmsQuery} query */
function sorting(query) {
  const choose = (/** @type {Event} */ { target }) => go(address({ ...query, sort: /** @type {HTMLSelectElement} */ (target).value, page: '0' }));
  return html`
    <label class="sort"><span>Sort by</span>
      <select @change=${choose}>${Object.entries(ORDERS).map(([sort, { choice }]) => html`
        <option value=${sort} ?selected=${sort === (query.sort ?? '')}>${choice}</option>`)}
      </select>
    </label>`;
}

/** @param {Shown | undefined} shown */
function line(shown) {
  return shown?.films.length ? sentence(shown) : '';
}

/** @param {Shown} shown @returns {string} "Showing 20 of 98 films, the most reviewed first" */
export function sentence(shown) {
  const { films, total, leftOut, allWords, first, query } = shown;
  const isText = query.filters.some(([name]) => name === 'text');
  const rest = [
    isText ? 'the best match first' : ORDERS[query.sort ?? '']?.words ?? '',
    allWords !== undefined && allWords < total ? `${count(allWords)} with every word` : '',
    withoutValue(leftOut),
  ].filter(Boolean).join('; ');
  if (first === 0 && !hasMore(shown)) {
    return total === 1 ? ['One film', withoutValue(leftOut)].filter(Boolean).join('; ') : `All ${count(total)} films, ${rest}`;
  }
  const range = first === 0 ? count(films.length) : `${count(first * 20 + 1)} to ${count(first * 20 + films.length)}`;
  return `Showing ${range} of ${filmCount(shown)}, ${rest}`;
}

/** Films that only lack a value to compare. @param {number | undefined} films */
function withoutValue(films) {
  return films ? `${count(films)} without such a value left out` : '';
}

/** @param {Shown} shown @param {FilmsQuery} query */
function earlier({ first }, query) {
  return html`<a class="button" href=${address({ ...query, page: String(first - 1) })}>Earlier films</a>`;
}

/** @param {Shown} shown @param {unknown} ways */
function noFilms({ total, isExact, leftOut, query }, ways) {
  if (total > 0) {
    return emptyState(`There are only ${filmCount({ total, isExact })}`, toFirst(query));
  }
  if (query.filters.length === 0) {
    return emptyState('There are no films yet',
      html`<p>Either they are being loaded at this moment, or the database holds none.</p><a class="button main" href="./">Look again</a>`);
  }
  const names = query.filters.filter(([name]) => ['cast', 'genre', 'countries'].includes(name));
  return emptyState('No film is like that',
    html`<ul>${query.filters.map(([name, value]) => html`<li>${label(name)}: <bdi>${bucket(name, value)}</bdi></li>`)}</ul>`,
    leftOut ? html`<p>${withoutValue(leftOut)}.</p>` : nothing,
    ways,
    names.length ? byText(names) : nothing,
    html`<a class="button" href="./">All films</a>`);
}

/** @param {[string, string][]} names */
function byText(names) {
  return html`<p>Names of people, genres and countries match letter by letter. Search the text instead for
    ${names.map(([, value], i) => html`${i > 0 ? ' or ' : nothing}<a href=${address({ filters: [['text', `"${value}"`]], page: '0' })}><bdi>${value}</bdi></a>`)}</p>`;
}

/** @param {FilmsQuery} query */
export function toFirst(query) {
  return html`<a class="button" href=${address({ ...query, page: '0' })}>To the first films</a>`;
}

/**
 * A film in a grid.
 * @param {StoredFilm} film as the API sends it, dirty values included
 * @param {{soon?: boolean, why?: string}} [options] `soon`: it is in sight at first; `why`: it is shown
 */
export function filmCard(film, { soon = false, why = '' } = {}) {
  const stars = rating(film.imdb?.rating);
  return html`
    <li>
      <a class="card" href=${filmAddress(text(film._id))} data-film=${text(film._id)}>
        <mflix-poster .film=${film} ?soon=${soon}></mflix-poster>
        <span class="card-title"><bdi>${title(film)}</bdi></span>
        <span class="card-facts numbers">
          ${year(film.year) ? html`<span><bdi>${year(film.year)}</bdi></span>` : nothing}
          ${stars ? html`<span class="stars"><span class="unseen">rated </span><span class="star" aria-hidden="true">★ </span>${stars}</span>` : nothing}
          ${why ? html`<span><bdi>${why}</bdi></span>` : nothing}
        </span>
      </a>
    </li>`;
}

/** The place of a film that is on its way. */
export function ghostCard() {
  return html`<li class="ghost-card" aria-hidden="true"><span class="poster ghost"></span><div class="ghost line"></div></li>`;
}

// What this visit has shown already, so that a film opens and a list comes back without waiting.

/** Films by id. @type {Map<string, StoredFilm>} */
export const seenFilms = new Map();

/** Lists by address. @type {Map<string, Shown>} */
export const seenLists = new Map();

const LISTS_KEPT = 20;
/** @type {{address: string, query?: FilmsQuery}} */
let latest = { address: './' };

/** @param {string} address @param {Shown} shown */
export function keepList(address, shown) {
  seenLists.delete(address);
  seenLists.set(address, shown);
  if (seenLists.size > LISTS_KEPT) {
    seenLists.delete(/** @type {string} */ (seenLists.keys().next().value));
  }
  shown.films.forEach((film) => seenFilms.set(String(film._id), film));
  latest = { address, query: shown.query };
}

/** The list the reader looked at last. */
export function latestList() {
  return latest;
}
