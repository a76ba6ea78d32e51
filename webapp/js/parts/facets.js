// @ts-check
import { html, nothing } from 'lit';
import { Refusal } from '../api.js';
import { bucket } from '../facets.js';
import { address, having, values, without } from '../films-query.js';
import { count } from '../format.js';

/** @typedef {{_id: number | 'other', count: number}} Bucket */

/**
 * How the whole result spreads over runtimes and ratings, as bars that filter.
 * @param {{runtime: Bucket[], rating: Bucket[]} | Refusal | undefined} facets
 * @param {import('../films-query.js').FilmsQuery} query
 */
export function facetPanel(facets, query) {
  if (!facets) {
    return html`<p class="panel quiet">Counting …</p>`;
  }
  if (facets instanceof Refusal) {
    return html`<p class="panel">These could not be counted: ${facets.message}</p>`;
  }
  return html`<div class="panel facets">${bars('Runtime', 'runtime', facets.runtime, query)}${bars('Critics (Metacritic)', 'rating', facets.rating, query)}</div>`;
}

/** @param {string} heading @param {'runtime' | 'rating'} name @param {Bucket[]} buckets @param {import('../films-query.js').FilmsQuery} query */
function bars(heading, name, buckets, query) {
  const most = Math.max(1, ...buckets.map((one) => one.count));
  return html`
    <section>
      <h2>${heading}</h2>
      ${buckets.length ? nothing : html`<p class="quiet">No film is left.</p>`}
      <ul>${buckets.map((one) => bar(name, one, most, query))}</ul>
    </section>`;
}

/** @param {string} name @param {Bucket} one @param {number} most @param {import('../films-query.js').FilmsQuery} query */
function bar(name, { _id, count: films }, most, query) {
  const value = String(_id);
  const isChosen = values(query, name).includes(value);
  const target = isChosen ? without(query, [name, value]) : having(query, name, [...values(query, name), value]);
  return html`
    <li>
      <a class="facet" href=${address(target)} aria-current=${isChosen ? 'true' : nothing}>
        <span>${bucket(name, value)}</span>
        <meter min="0" max=${most} .value=${films} aria-hidden="true"></meter>
        <span class="numbers">${count(films)}<span class="unseen"> films</span></span>
      </a>
    </li>`;
}
