// @ts-check
import { html, nothing } from 'lit';
import { filmAddress } from '../app/addresses.js';

/** A document by its title, if it has one, and its id; a film can be looked at. @param {unknown} id @param {string} collection @param {unknown} [title] */
export function documentLink(id, collection, title) {
  const name = typeof title === 'string' && title ? title : undefined;
  if (!isFilm(id, collection)) {
    const code = html`<code>${typeof id === 'string' ? id : JSON.stringify(id)}</code>`;
    return name ? html`<span class="user-text" dir="auto">${name}</span>${code}` : code;
  }
  return name
    ? html`<a class="user-text" href=${filmAddress(id)} dir="auto">${name}</a><code>${id}</code>`
    : html`<a href=${filmAddress(id)}>${id}</a>`;
}

/** Where an administrator can put something right, if that is possible on a page. @param {unknown} id @param {string} collection */
export function mendLink(id, collection) {
  return isFilm(id, collection) ? html`<br><a href=${`admin/films/${id}`}>Mend it<span class="unseen"> in ${id}</span></a>` : nothing;
}

/** @param {unknown} id @param {string} collection @returns {id is string} */
function isFilm(id, collection) {
  return collection === 'movies' && typeof id === 'string' && /^[0-9a-f]{24}$/.test(id);
}
