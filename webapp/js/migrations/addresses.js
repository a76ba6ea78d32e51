// @ts-check
// Where migrations and their runs are: for the page, for the API, and for those who would rather type.
import { base } from '../addresses.js';

const api = new URL('api/v1/', base).href;

/** @typedef {{action: string, href: string, confirm: boolean}} Legal something that may be done now, as the API says */

/** @param {string} name */
export function migrationAddress(name) {
  return `admin/migrations/${encodeURIComponent(name)}`;
}

/** @param {{migration: string, id: string}} run */
export function runAddress({ migration, id }) {
  return `${migrationAddress(migration)}/runs/${encodeURIComponent(id)}`;
}

/** An address of the API's as `api.js` takes it; that of a run is also its page. @param {string} href */
export function apiPath(href) {
  return new URL(href, base).href.slice(api.length);
}

/**
 * The same action without this page. The token is not shown: it stands in a variable of the reader's shell.
 * @param {Legal} legal @param {string} migration
 */
export function linesOf({ action, href, confirm }, migration) {
  const address = new URL(href, base).href;
  const body = confirm ? ` -H 'Content-Type: application/json' -d '{"confirm":"${migration}"}'` : '';
  return {
    rest: `curl -X POST -H "Authorization: Bearer $TOKEN"${body} ${address}`,
    cli: `./mflix migrate ${action} --migration=${migration}${confirm ? ` --confirm=${migration}` : ''}`,
  };
}
