// @ts-check
import { html, nothing } from 'lit';
import { Refusal, read } from '../app/api.js';
import { Part } from '../app/page.js';
import { count } from '../lib/format.js';
import { address, bucket, having, requestFacets, values, without } from './films-query.js';

/** @import { Bucket, FacetPage } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */

/** @typedef {FacetPage['facets']} Facets */

/** How the whole result of `query` spreads over runtimes and ratings, as bars that filter. Films never wait for it. */
class FacetPanel extends Part {
  static properties = { query: { attribute: false }, facets: { state: true } };

  constructor() {
    super();
    /** @type {FilmsQuery} */
    this.query = { filters: [], page: '0' };
    /** @type {Facets | Refusal | undefined} */
    this.facets = undefined;
    this.asked = '';
    this.visit = new AbortController();
  }

  /** Another page of the same result spreads the same way. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const path = requestFacets(this.query);
    if (changed.has('query') && path !== this.asked) {
      this.asked = path;
      this.load();
    }
  }

  async load() {
    this.visit.abort();
    this.visit = new AbortController();
    const { signal } = this.visit;
    try {
      this.facets = await counted(this.query, signal);
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

/** Each facet is counted without its own filter, so that more of its values can be added. @param {FilmsQuery} query @param {AbortSignal} signal */
async function counted(query, signal) {
  const [path, other] = ['runtime', 'rating'].map((name) => requestFacets(having(query, name, [])));
  const reply = read(path, { signal });
  const [ofRuntime, ofRating] = await Promise.all([reply, other === path ? reply : read(other, { signal })]);
  return { runtime: ofRuntime.facets.runtime, rating: ofRating.facets.rating };
}

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
