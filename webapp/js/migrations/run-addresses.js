// @ts-check
// Where migrations and their runs are: for the page, for the API, and for those who would rather type.
import { base } from '../app/addresses.js';

/** @import { MigrationAction } from 'mflix-api' */

const api = new URL('api/v1/', base).href;

/** @param {string} name @returns {`admin/migrations/${string}`} */
export function migrationAddress(name) {
  return `admin/migrations/${encodeURIComponent(name)}`;
}

/** @param {{migration: string, id: string}} run @returns {`admin/migrations/${string}/runs/${string}`} */
export function runAddress({ migration, id }) {
  return `${migrationAddress(migration)}/runs/${encodeURIComponent(id)}`;
}

/** An address of the API's as `api.js` takes it; that of a run is also its page. @param {string} href */
export function apiPath(href) {
  return new URL(href, base).href.slice(api.length);
}

/**
 * The same action without this page. The token is not shown: it is in a variable of the reader's shell.
 * @param {MigrationAction} legal @param {string} migration
 */
export function linesOf({ action, href, confirm }, migration) {
  const address = new URL(href, base).href;
  const body = confirm ? ` -H 'Content-Type: application/json' -d '{"confirm":"${migration}"}'` : '';
  return {
    rest: `curl -X POST -H "Authorization: Bearer $TOKEN"${body} ${address}`,
    cli: `./mflix migrate ${action} --migration=${migration}${confirm ? ` --confirm=${migration}` : ''}`,
  };
}
