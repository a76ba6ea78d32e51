// @ts-check
// What this visit has shown already, so that a film opens and a list comes back without waiting.

/** @import { StoredFilm } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */
/** @typedef {{films: StoredFilm[], total: number, first: number, last: number, query: FilmsQuery}} Shown pages `first` to `last` of the answer to `query` */

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
