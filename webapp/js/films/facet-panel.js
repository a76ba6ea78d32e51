// @ts-check
import { html, nothing } from 'lit';
import { Refusal, read } from '../app/api.js';
import { Part } from '../app/page.js';
import { count } from '../lib/format.js';
import { address, bucket, having, requestFacets, values, without } from './films-query.js';

/** @import { Bucket, FacetPage } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */

/** How the whole result of `query` spreads over runtimes and ratings, as bars that filter. Films never wait for it. */
class FacetPanel extends Part {
  static properties = { query: { attribute: false }, facets: { state: true } };

  constructor() {
    super();
    /** @type {FilmsQuery} */
    this.query = { filters: [], page: '0' };
    /** @type {FacetPage['facets'] | Refusal | undefined} */
    this.facets = undefined;
    /** @type {ReturnType<typeof requestFacets> | undefined} */
    this.asked = undefined;
    this.visit = new AbortController();
  }

  /** Another page of the same result spreads the same way. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const path = requestFacets(this.query);
    if (changed.has('query') && path !== this.asked) {
      this.asked = path;
      this.load(path);
    }
  }

  /** @param {ReturnType<typeof requestFacets>} path */
  async load(path) {
    this.visit.abort();
    this.visit = new AbortController();
    const { signal } = this.visit;
    try {
      this.facets = (await read(path, { signal })).facets;
    } catch (refusal) {
      if (!signal.aborted && refusal instanceof Refusal) {
        this.facets = refusal;
      }
    }
  }

  render() {
    const { facets, query } = this;
    if (!facets) {
      return html`<p class="panel quiet">Counting …</p>`;
    }
    if (facets instanceof Refusal) {
      return html`<p class="panel">These could not be counted: ${facets.message}</p>`;
    }
    return html`
      <div class="panel facets">
        ${bars('Runtime', 'runtime', facets.runtime, query)}${bars('Critics, by Metacritic', 'rating', facets.rating, query)}
      </div>`;
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
        <span class="numbers">${count(films)}<span class="unseen"> films</span></span>
      </a>
    </li>`;
}
