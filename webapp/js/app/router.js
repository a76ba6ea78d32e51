// @ts-check
// Addresses to pages.
import { base, isBelowBase } from './addresses.js';

/**
 * `who`: whom the page is for. The server decides what they may do; this only decides what to show.
 * @typedef {{tag: string, who: 'all' | 'member' | 'admin', load: () => Promise<unknown>}} Route
 */

/** @param {string} page @param {Route['who']} [who] @returns {(load: Route['load']) => Route} */
const to = (page, who = 'all') => (load) => ({ tag: `mflix-${page}-page`, who, load });

/** @type {[RegExp, Route][]} */
const ROUTES = [
  [/^(index\.html)?$/, to('browse')(() => import('../films/browse-page.js'))],
  [/^movies\/id\/(?<id>[^/]+)\/?$/, to('film')(() => import('../films/film-page.js'))],
  [/^country-results\/?$/, to('countries')(() => import('../films/countries-page.js'))],
  [/^login\/?$/, to('login')(() => import('../account/login-page.js'))],
  [/^signup\/?$/, to('signup')(() => import('../account/signup-page.js'))],
  [/^account\/?$/, to('account', 'member')(() => import('../account/account-page.js'))],
  [/^status\/?$/, to('status')(() => import('../status/status-page.js'))],
  [/^admin\/?$/, to('admin', 'admin')(() => import('../admin/admin-page.js'))],
  [/^user-report\/?$/, to('report', 'admin')(() => import('../admin/report-page.js'))],
  [/^admin\/users\/?$/, to('users', 'admin')(() => import('../admin/users-page.js'))],
  [/^admin\/system\/?$/, to('system', 'admin')(() => import('../admin/system-page.js'))],
  [/^admin\/migrations\/?$/, to('migrations', 'admin')(() => import('../migrations/migrations-page.js'))],
  [/^admin\/migrations\/(?<name>[^/]+)\/?$/, to('migration', 'admin')(() => import('../migrations/migration-page.js'))],
  [/^admin\/migrations\/(?<name>[^/]+)\/runs\/(?<run>[^/]+)\/?$/, to('run', 'admin')(() => import('../migrations/run-page.js'))],
];
/** @type {Route} */
const NOWHERE = to('nowhere')(() => import('./not-found-page.js'));

/** @param {URL} url @returns {{route: Route, params: Record<string, string>}} */
export function placeOf(url) {
  const path = url.pathname.slice(base.pathname.length);
  for (const [pattern, route] of ROUTES) {
    const found = pattern.exec(path);
    if (found) {
      return { route, params: decoded(found.groups ?? {}) };
    }
  }
  return { route: NOWHERE, params: {} };
}

/** Is this a page of ours, so that no new document is needed? @param {URL} url */
export function isOurs(url) {
  return isBelowBase(url) && placeOf(url).route !== NOWHERE;
}

/** @param {Record<string, string>} groups */
function decoded(groups) {
  return Object.fromEntries(Object.entries(groups).map(([name, part]) => {
    try {
      return [name, decodeURIComponent(part)];
    } catch {
      return [name, part];
    }
  }));
}
