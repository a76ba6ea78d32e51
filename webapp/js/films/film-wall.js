// @ts-check
import { html, nothing as absent } from 'lit';
import { count, counted } from '../lib/format.js';
import { nothing } from '../ui/notice.js';
import { filmCard, ghostCard } from './film-card.js';
import { address, bucket, hasMore, isSame, label } from './films-query.js';

/** @import { Shown } from './film-cache.js' */
/** @import { FilmsQuery } from './films-query.js' */

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
      <p class="status-line numbers" tabindex="-1">${isSearching ? 'Searching …' : isOutdated && films.length ? 'These are still the films from before' : line(shown)}</p>
      ${notice || (isNone ? noFilms(shown, ways) : absent)}
      ${shown && shown.first > 0 && !isOutdated ? earlier(shown, query) : absent}
      <ul class="films" aria-busy=${isWaiting}>
        ${isGhost ? GHOSTS.map(ghostCard) : films.map((film, i) => filmCard(film, { soon: i < IN_SIGHT_AT_FIRST }))}
      </ul>
      <div class="more" ?hidden=${isOutdated || !shown || !hasMore(shown.last, shown.total)}>
        <button class="button" type="button" ?disabled=${isWaiting} @click=${more}>More films</button>
      </div>
    </section>`;
}

/** @param {Shown | undefined} shown */
function line(shown) {
  return shown?.films.length ? sentence(shown) : '';
}

/** @param {Shown} shown @returns {string} "Showing 20 of 98 films, the most reviewed first" */
export function sentence({ films, total, first, last, query }) {
  const order = query.filters.some(([name]) => name === 'text') ? 'the best match first' : 'the most reviewed first';
  if (first === 0 && !hasMore(last, total)) {
    return `${total === 1 ? 'One film' : `All ${count(total)} films`}${total > 1 ? `, ${order}` : ''}`;
  }
  const shown = first === 0 ? count(films.length) : `${count(first * 20 + 1)} to ${count(first * 20 + films.length)}`;
  return `Showing ${shown} of ${counted(total, 'film', 'films')}, ${order}`;
}

/** @param {Shown} shown @param {FilmsQuery} query */
function earlier({ first }, query) {
  return html`<a class="button" href=${address({ ...query, page: String(first - 1) })}>Earlier films</a>`;
}

/** @param {Shown} shown @param {unknown} ways */
function noFilms({ total, query }, ways) {
  if (total > 0) {
    return nothing(`There are only ${counted(total, 'film', 'films')}`, toFirst(query));
  }
  if (query.filters.length === 0) {
    return nothing('There are no films yet',
      html`<p>Either they are being loaded at this moment, or the database holds none.</p><a class="button main" href="./">Look again</a>`);
  }
  const names = query.filters.filter(([name]) => ['cast', 'genre', 'countries'].includes(name));
  return nothing('No film is like that',
    html`<ul>${query.filters.map(([name, value]) => html`<li>${label(name)}: <bdi>${bucket(name, value)}</bdi></li>`)}</ul>`,
    ways,
    names.length ? byText(names) : absent,
    html`<a class="button" href="./">All films</a>`);
}

/** @param {[string, string][]} names */
function byText(names) {
  return html`<p>Names of people, genres and countries match letter by letter. Search the text instead for
    ${names.map(([, value], i) => html`${i > 0 ? ' or ' : absent}<a href=${address({ filters: [['text', `"${value}"`]], page: '0' })}><bdi>${value}</bdi></a>`)}</p>`;
}

/** @param {FilmsQuery} query */
export function toFirst(query) {
  return html`<a class="button" href=${address({ ...query, page: '0' })}>To the first films</a>`;
}
