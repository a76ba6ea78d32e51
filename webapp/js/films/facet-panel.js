// @ts-check
import { html, nothing } from 'lit';
import { Part } from '../app/page.js';
import { count } from '../lib/format.js';
import { address, bucket, having, values, without } from './films-query.js';

/** @import { Bucket, FacetPage } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */

/** How the whole result of `query` spreads over runtimes and ratings, as bars that filter. Each is counted without its own filter. */
class FacetPanel extends Part {
  static properties = { query: { attribute: false }, facets: { attribute: false } };

  constructor() {
    super();
    /** @type {FilmsQuery} */
    this.query = { filters: [], page: '0' };
    /** @type {FacetPage['facets'] | undefined} */
    this.facets = undefined;
  }

  render() {
    const { facets, query } = this;
    return facets ? html`
      <div class="panel facets">
        ${bars('Runtime', 'runtime', facets.runtime, query)}${bars('Critics, by Metacritic', 'rating', facets.rating, query)}
      </div>` : html`<p class="panel quiet">Counting …</p>`;
  }
}

customElements.define('mflix-facet-panel', FacetPanel);

/** @param {string} heading @param {'runtime' | 'rating'} name @param {Bucket[]} buckets @param {FilmsQuery} query */
function bars(heading, name, buckets, query) {
  const most = Math.max(1, ...buckets.map((one) => one.count));
  return html`
    <section>
      <h2>${heading}</h2>
      ${buckets.length ? nothing : html`<p class="quiet">No film is left.</p>`}
      <ul>${buckets.map((one) => bar(name, one, most, query))}</ul>
    </section>`;
}

/** @param {string} name @param {Bucket} one @param {number} most @param {FilmsQuery} query */
function bar(name, { _id, count: films }, most, query) {
  const value = String(_id);
  const isChosen = values(query, name).includes(value);
  const target = isChosen ? without(query, [name, value]) : having(query, name, [...values(query, name), value]);
  return html`
    <li>
      <a class="facet" href=${address(target)} aria-current=${isChosen ? 'true' : nothing}>
        <span>${bucket(name, value)}</span>
        <meter min="0" max=${most} .value=${films} aria-hidden="true"></meter>
        <span class="numbers">${count(films)}<span class="unseen"> ${films === 1 ? 'film' : 'films'}</span></span>
      </a>
    </li>`;
}
