// @ts-check
import { html, nothing } from 'lit';
import { count } from '../lib/format.js';
import { address, bucket, having, label, values, without } from './films-query.js';

/** @import { Count } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */

/**
 * Genres as one row of links, the chosen and then the most frequent first; a chosen one's leads back out. The row is one stop for the Tab key: arrows move in it.
 * @param {Count[]} genres @param {FilmsQuery} query
 */
export function genreLinks(genres, query) {
  const chosen = values(query, 'genre');
  const isFirst = (/** @type {Count} */ { _id }) => Number(chosen.includes(_id));
  const ordered = [...genres].sort((a, b) => isFirst(b) - isFirst(a) || b.count - a.count);
  const stop = ordered.find(({ _id }) => chosen.includes(_id)) ?? ordered[0];
  return html`<nav class="genres" aria-label="Genres" @keydown=${move} @focusin=${stay}>${ordered.map((genre) => {
    const { _id, count: films } = genre;
    const isChosen = chosen.includes(_id);
    const target = isChosen ? without(query, ['genre', _id]) : having(query, 'genre', [...chosen, _id]);
    return html`<a class="genre" data-genre=${_id} href=${address(target)} aria-current=${isChosen ? 'true' : nothing} tabindex=${genre === stop ? 0 : -1}>
      <bdi>${_id}</bdi> <span class="quiet numbers">${count(films)}</span></a>`;
  })}</nav>`;
}

/** @param {KeyboardEvent} event */
function move(event) {
  const row = /** @type {HTMLElement} */ (event.currentTarget);
  const links = /** @type {HTMLElement[]} */ ([...row.querySelectorAll('a')]);
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const goal = { ArrowRight: links[at + 1], ArrowLeft: links[at - 1], Home: links[0], End: links.at(-1) }[event.key];
  if (goal) {
    event.preventDefault();
    goal.focus();
  }
}

/** Whoever comes back with the Tab key is where they were. @param {FocusEvent} event */
function stay(event) {
  const row = /** @type {HTMLElement} */ (event.currentTarget);
  row.querySelectorAll('a').forEach((link) => { link.tabIndex = link === event.target ? 0 : -1; });
}

/** Every filter in force, each with a way out. @param {FilmsQuery} query */
export function chips(query) {
  const shown = query.filters.map(([name, value]) => html`
    <a class="chip" href=${address(without(query, [name, value]))}>
      <span class="unseen">Remove </span><span>${label(name)}: <bdi>${bucket(name, value)}</bdi></span><span class="cross" aria-hidden="true">✕</span></a>`);
  return shown.length === 0 ? nothing : html`
    <div class="chips" role="group" aria-label="Filters in force">
      ${shown}${shown.length > 1 ? html`<a class="clear" href="./">Clear all</a>` : nothing}
    </div>`;
}

/** The only country in force leads to all of its titles. @param {FilmsQuery} query @param {number} total films found */
export function allTitlesLink(query, total) {
  const countries = values(query, 'countries');
  if (countries.length === 0 || countries.length !== query.filters.length || total === 0) {
    return nothing;
  }
  const parameters = new URLSearchParams(countries.map((name) => ['countries', name]));
  return html`<p><a class="way" href=${`country-results?${parameters}`}>All ${count(total)} titles of <bdi>${countries.join(', ')}</bdi></a></p>`;
}
