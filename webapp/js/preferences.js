// @ts-check
// What somebody prefers: two keys of ours in an object that other front ends write into, too.
import { read, send } from './api.js';
import { texts } from './format.js';

const GENRES = 'favourite_genres';
const PEOPLE = 'favourite_people';

/** @typedef {{genres: string[], people: string[]}} Favourites */

/** @param {Record<string, unknown>} preferences @returns {Favourites} */
export function favourites(preferences) {
  return { genres: texts(preferences[GENRES]), people: texts(preferences[PEOPLE]) };
}

/** What is kept besides, by whoever put it there. @param {Record<string, unknown>} preferences @returns {[string, unknown][]} */
export function furtherKeys(preferences) {
  return Object.entries(preferences).filter(([key]) => key !== GENRES && key !== PEOPLE);
}

/** The API replaces all of it, so it gets all of the newest. @param {Favourites} chosen */
export async function save({ genres, people }) {
  const { info } = await read('user/me', { as: 'member' });
  const ours = Object.entries({ [GENRES]: genres, [PEOPLE]: people }).filter(([key, names]) => names.length || key in info.preferences);
  return send('PUT', 'user/update-preferences', { preferences: { ...info.preferences, ...Object.fromEntries(ours) } });
}
