// @ts-check
// Addresses to places and back.

/** Where the site lives, whatever its context root. */
export const base = new URL('./', document.baseURI);

/** Only a server that answers every address with this page writes a base element; without one a film is a parameter. */
const DEEP_PATHS = document.querySelector('base') !== null;
const FILM_PATH = /^movies\/id\/([^/]+)\/?$/;

/** @typedef {{page: 'browse' | 'nowhere'} | {page: 'film', id: string}} Place */

/** @param {URL} url @returns {Place} */
export function placeOf(url) {
  const path = url.pathname.slice(base.pathname.length);
  const id = FILM_PATH.exec(path)?.[1] ?? (isHome(path) && url.searchParams.get('film'));
  if (id) {
    return { page: 'film', id: decoded(id) };
  }
  return { page: isHome(path) ? 'browse' : 'nowhere' };
}

/** @param {string} id */
export function filmAddress(id) {
  return DEEP_PATHS ? `movies/id/${encodeURIComponent(id)}` : `./?film=${encodeURIComponent(id)}`;
}

/** Is this a page of ours, so that no new document is needed? @param {URL} url */
export function isOurs(url) {
  return url.origin === base.origin && url.pathname.startsWith(base.pathname) && placeOf(url).page !== 'nowhere';
}

/** @param {string} path */
function isHome(path) {
  return path === '' || path === 'index.html';
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
