// @ts-check
// What this visit has shown already, so that a film opens and a list comes back without waiting.

/** @import { StoredFilm } from 'mflix-api' */
/** @typedef {{films: StoredFilm[], total: number, first: number, last: number}} Shown pages `first` to `last` of a list */

/** Films by id. @type {Map<string, StoredFilm>} */
export const seenFilms = new Map();

/** Lists by address. @type {Map<string, Shown>} */
export const seenLists = new Map();

const LISTS_KEPT = 20;
let latest = './';

/** @param {string} address @param {Shown} shown */
export function keepList(address, shown) {
  seenLists.delete(address);
  seenLists.set(address, shown);
  if (seenLists.size > LISTS_KEPT) {
    seenLists.delete(/** @type {string} */ (seenLists.keys().next().value));
  }
  shown.films.forEach((film) => seenFilms.set(String(film._id), film));
  latest = address;
}

/** Address of the list the reader looked at last. */
export function latestList() {
  return latest;
}
