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
  [/^(index\.html)?$/, to('browse')(() => import('./pages/browse.js'))],
  [/^movies\/id\/(?<id>[^/]+)\/?$/, to('film')(() => import('./pages/film.js'))],
  [/^country-results\/?$/, to('countries')(() => import('./pages/countries.js'))],
  [/^login\/?$/, to('login')(() => import('./pages/login.js'))],
  [/^signup\/?$/, to('signup')(() => import('./pages/signup.js'))],
  [/^account\/?$/, to('account', 'member')(() => import('./pages/account.js'))],
  [/^status\/?$/, to('status')(() => import('./pages/status.js'))],
  [/^admin\/?$/, to('admin', 'admin')(() => import('./pages/admin.js'))],
  [/^user-report\/?$/, to('report', 'admin')(() => import('./pages/report.js'))],
  [/^admin\/users\/?$/, to('users', 'admin')(() => import('./pages/users.js'))],
  [/^admin\/system\/?$/, to('system', 'admin')(() => import('./pages/system.js'))],
  [/^admin\/migrations\/?$/, to('migrations', 'admin')(() => import('./pages/migrations.js'))],
  [/^admin\/migrations\/(?<name>[^/]+)\/?$/, to('migration', 'admin')(() => import('./pages/migration.js'))],
  [/^admin\/migrations\/(?<name>[^/]+)\/runs\/(?<run>[^/]+)\/?$/, to('run', 'admin')(() => import('./pages/run.js'))],
];
/** @type {Route} */
const NOWHERE = to('nowhere')(() => import('./pages/nowhere.js'));

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
