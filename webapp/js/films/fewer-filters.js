// @ts-check
import { html } from 'lit';
import { read } from '../app/api.js';
import { counted } from '../lib/format.js';
import { address, bucket, label, requestCount, without } from './films-query.js';

/** @import { FilmsQuery } from './films-query.js' */

const AT_MOST = 5;

/**
 * What would be found without one of the filters: a template, or nothing where that does not help either.
 * @param {FilmsQuery} query that finds nothing @param {AbortSignal} [signal] @returns {Promise<unknown>}
 */
export async function fewerFilters(query, signal) {
  if (query.filters.length < 2) {
    return undefined;
  }
  const ways = await Promise.all(query.filters.slice(0, AT_MOST).map(async (filter) => {
    const rest = without(query, filter);
    // Without an answer there is one suggestion less: nothing was found in any case, and that is said.
    const total = await read(requestCount(rest), { signal }).then((reply) => reply.total_results, () => 0);
    return { filter, rest, total };
  }));
  const helpful = ways.filter(({ total }) => total > 0);
  return helpful.length ? html`
    <div><p>With one filter less there is something:</p><ul>${helpful.map(({ filter: [name, value], rest, total }) => html`
      <li><a class="way" href=${address(rest)}>Without ${label(name)} “<bdi>${bucket(name, value)}</bdi>”: ${counted(total, 'film', 'films')}</a></li>`)}
    </ul></div>` : undefined;
}
