// @ts-check
import { html, nothing } from 'lit';
import { Refusal, read } from '../api.js';
import * as films from '../films-query.js';
import { Loading } from '../loading.js';
import { Page } from '../page.js';
import { facetPanel } from '../parts/facets.js';
import { chips, countryDoor, genreLinks, panel } from '../parts/filters.js';
import { filmWall, sentence, toFirst } from '../parts/film-wall.js';
import { failure } from '../parts/notice.js';
import { say } from '../say.js';
import { keepList, seenLists } from '../seen.js';

/** @typedef {import('../seen.js').Shown} Shown */

/** The wall of posters with its search. */
class BrowsePage extends Page {
  static properties = {
    query: { state: true }, shown: { state: true }, isOutdated: { state: true },
    genres: { state: true }, countries: { state: true }, isPanelOpen: { state: true }, facets: { state: true }, areFacetsOpen: { state: true },
  };

  constructor() {
    super();
    this.query = films.read(new URLSearchParams());
    /** @type {Shown | undefined} */
    this.shown = undefined;
    this.isOutdated = false;
    this.loading = new Loading(this);
    /** @type {any[]} */
    this.genres = [];
    /** @type {any[]} */
    this.countries = [];
    this.isPanelOpen = false;
    /** @type {any} */
    this.facets = undefined;
    this.areFacetsOpen = false;
  }

  render() {
    const { shown, query, isOutdated } = this;
    const { isWaiting, notice } = this.loading;
    return html`
      <div class="hero">
        <h1 tabindex="-1">Pick a film for tonight</h1>
        <p>Search, or follow a colour: every genre has its own.</p>
      </div>
      ${this.genres.length ? genreLinks(this.genres, query) : html`<nav class="genres" aria-label="Genres"></nav>`}
      <div class="ways">
        <details class="more-ways" .open=${this.isPanelOpen} @toggle=${(/** @type {any} */ e) => { this.isPanelOpen = e.target.open; }}>
          <summary>More ways to search</summary>
          ${this.isPanelOpen ? panel(this.genres, this.countries, query) : nothing}
        </details>
        <details class="more-ways" .open=${this.areFacetsOpen} @toggle=${(/** @type {any} */ e) => this.toggleFacets(e.target.open)}>
          <summary>How they spread</summary>
          ${this.areFacetsOpen ? facetPanel(this.facets, query) : nothing}
        </details>
      </div>
      ${chips(query)}
      ${shown && !isOutdated ? countryDoor(query, shown.total) : nothing}
      ${filmWall({ shown, query, isWaiting, isOutdated, notice, more: () => this.more() })}`;
  }

  focusGoal() {
    return /** @type {HTMLElement | null} */ (this.querySelector('.status-line') ?? this.querySelector('h1'));
  }

  /** @param {import('../page.js').Visit} visit */
  async show({ url, signal, back }) {
    this.query = films.read(url.searchParams);
    this.name = this.query.filters.map(([, value]) => value).join(', ');
    this.signal = signal;
    this.loading.set({ notice: undefined });
    this.choices();
    this.loadFacets();
    const before = back && seenLists.get(films.address(this.query));
    if (before) {
      this.draw(before);
    } else {
      this.isPanelOpen = false;
      await this.load();
    }
  }

  /** Reads the genres and countries there are, once; without them one can still search. */
  async choices() {
    if (this.genres.length) {
      return;
    }
    try {
      const [{ genres }, { countries }] = await Promise.all([read('movies/genres'), read('movies/country-names')]);
      this.genres = genres;
      this.countries = countries;
    } catch {
      // The list of films says what is wrong; the next visit asks again.
    }
  }

  /** @param {boolean} isOpen */
  toggleFacets(isOpen) {
    this.areFacetsOpen = isOpen;
    this.loadFacets();
  }

  /** Films never wait for these. */
  async loadFacets() {
    const { query, signal } = this;
    if (!this.areFacetsOpen) {
      return;
    }
    try {
      const { facets } = await read(films.requestFacets(query), { signal });
      this.facets = facets;
    } catch (refusal) {
      if (!signal?.aborted) {
        this.facets = refusal instanceof Refusal ? refusal : undefined;
      }
    }
  }

  async load() {
    const { query, signal } = this;
    const { path, first, last } = films.request(query);
    const isHere = await this.loading.run(async (options) => {
      const reply = await read(path, options);
      this.draw({ films: reply.movies, total: reply.total_results, first, last });
      say(reply.total_results ? sentence(/** @type {Shown} */ (this.shown), query) : 'There are no such films');
    }, { signal, heading: 'These films could not be read', refused: (refusal) => beyondPages(refusal, query) });
    this.isOutdated = !isHere;
  }

  async more() {
    const { films: before, first, last } = /** @type {Shown} */ (this.shown);
    await this.loading.run(async (options) => {
      const reply = await read(films.requestPage(this.query, last + 1), options);
      this.draw({ films: [...before, ...reply.movies], total: reply.total_results, first, last: last + 1 });
      this.moved(String(last + 1));
      say(sentence(/** @type {Shown} */ (this.shown), this.query));
      await this.updateComplete;
      /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.card'))[before.length]?.focus();
    }, { signal: this.signal, heading: 'More films could not be read' });
  }

  /** @param {Shown} shown */
  draw(shown) {
    this.shown = shown;
    this.isOutdated = false;
    keepList(films.address(this.query), shown);
  }

  /** The address follows, so that reloading and coming back show as many films. @param {string} page */
  moved(page) {
    this.query = { ...this.query, page };
    history.replaceState(history.state, '', films.address(this.query));
    keepList(films.address(this.query), /** @type {Shown} */ (this.shown));
  }
}

customElements.define('mflix-browse-page', BrowsePage);

/** A page number that is none, or one beyond all: the way back. @param {any} refusal @param {films.FilmsQuery} query */
function beyondPages(refusal, query) {
  const isPage = refusal.code === 'INVALID_PARAMETER' && query.page !== '0';
  return isPage ? failure(refusal, { heading: 'These films could not be read', way: toFirst(query) }) : undefined;
}
