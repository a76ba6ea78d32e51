// @ts-check
// Preferences of a user: two keys of this site in an object that other front ends write into, too.
import { readFile, send } from '../app/api.js';
import { texts } from '../lib/format.js';
import { members, written } from '../lib/json-members.js';

const GENRES = 'favourite_genres';
const PEOPLE = 'favourite_people';

/** @typedef {{genres: string[], people: string[]}} Favourites */

/** @param {Record<string, unknown>} preferences @returns {Favourites} */
export function favourites(preferences) {
  return { genres: texts(preferences[GENRES]), people: texts(preferences[PEOPLE]) };
}

/** All other preferences that are stored. @param {Record<string, unknown>} preferences @returns {[string, unknown][]} */
export function furtherKeys(preferences) {
  return Object.entries(preferences).filter(([key]) => key !== GENRES && key !== PEOPLE);
}

/** The API replaces all of it, so it gets all of the newest, as it is written there. @param {Favourites} chosen */
export async function save({ genres, people }) {
  const me = await (await readFile('user/me', 'application/json')).text();
  const kept = members(members(members(me).get('info') ?? '').get('preferences') ?? '');
  for (const [key, names] of Object.entries({ [GENRES]: genres, [PEOPLE]: people })) {
    if (names.length || kept.has(key)) {
      kept.set(key, JSON.stringify(names));
    }
  }
  return send('PUT', 'user/update-preferences', `{"preferences":${written(kept)}}`);
}
