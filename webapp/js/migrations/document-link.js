// @ts-check
import { html } from 'lit';
import { filmAddress } from '../app/addresses.js';

/** A document by its id; a film can be looked at. @param {unknown} id @param {string} collection */
export function documentLink(id, collection) {
  const isFilm = collection === 'movies' && typeof id === 'string' && /^[0-9a-f]{24}$/.test(id);
  return isFilm ? html`<a href=${filmAddress(id)}>${id}</a>` : html`<code>${typeof id === 'string' ? id : JSON.stringify(id)}</code>`;
}
