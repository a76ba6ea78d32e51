// @ts-check
import { html, nothing } from 'lit';
import { announce } from '../app/announcer.js';
import { imported, read } from '../app/api.js';
import { member, sessions } from '../app/auth.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { texts } from '../lib/format.js';
import { failure, missing } from '../ui/notice.js';
import { filmWall, keepList, seenLists, sentence, toFirst } from './film-wall.js';
import * as films from './films-query.js';
import { allTitlesLink, chips, genreLinks, oneStop, yearRiver } from './filters.js';

/** @import { FacetPage, MoviePage, StoredFilm } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */
/** @import { Visit } from '../app/page.js' */
/** @import { Shown } from './film-wall.js' */

/** The wall of posters with its search. */
export class BrowsePage extends Page {
  static properties = {
    query: { state: true }, shown: { state: true }, isOutdated: { state: true }, ways: { state: true },
    facets: { state: true }, isKnown: { state: true }, isPanelOpen: { state: true }, areFacetsOpen: { state: true },
  };

  constructor() {
    super();
    this.query = films.queryOf(new URLSearchParams());
    /** @type {Shown | undefined} */
    this.shown = undefined;
    this.isOutdated = false;
    this.loading = new Loading(this);
    /** How the whole result spreads. @type {FacetPage['facets'] | undefined} */
    this.facets = undefined;
    this.counted = '';
    /** Has the user who is logged in any favourites? */
    this.isKnown = false;
    /** @type {string[]} */
    this.favourites = [];
    this.isPanelOpen = false;
    this.areFacetsOpen = false;
    /** What would be found with one filter less, when nothing is. @type {unknown} */
    this.ways = undefined;
    this.panels = new Loading(this);
  }

  render() {
    const { shown, query, isOutdated } = this;
    const { isWaiting, notice } = this.loading;
    const genres = this.facets?.genre ?? [];
    const years = this.facets?.year ?? [];
    const isNone = (shown ? shown.total === 0 : isOutdated) && !isWaiting; // then a row without anything in it has no place
    return html`
      ${query.filters.length ? html`<div class="page-head question"><h1 tabindex="-1"><bdi>${films.heading(query)}</bdi></h1></div>` : hero()}
      ${isNone && !genres.length ? nothing : genreLinks(genres, query, this.favourites)}
      ${isNone && !years.length ? nothing : yearRiver(years, query)}
      <div class="ways">
        <details class="more-ways" .open=${this.isPanelOpen} @toggle=${this.togglePanel}>
          <summary><span>More ways<span class="long"> to search</span></span></summary>
          ${this.isPanelOpen ? html`<mflix-search-panel .query=${query}></mflix-search-panel>` : nothing}
        </details>
        <details class="more-ways" .open=${this.areFacetsOpen} @toggle=${this.toggleFacets}>
          <summary>By runtime and rating</summary>
          ${this.areFacetsOpen ? html`<mflix-facet-panel .query=${query} .facets=${this.facets}></mflix-facet-panel>` : nothing}
        </details>
      </div>
      ${this.panels.notice}
      ${chips(query)}
      ${shown && !isOutdated && films.isSame(shown.query, query) ? allTitlesLink(query, shown.total, shown.isExact) : nothing}
      ${!query.filters.length && query.page === '0' && this.isKnown ? html`<mflix-for-you></mflix-for-you>` : nothing}
      ${filmWall({ shown, query, isWaiting, isOutdated, notice, ways: this.ways, more: () => this.more() })}`;
  }

  /** When the pointer or the focus comes near a film, its page's modules are loaded before it is opened. */
  connectedCallback() {
    super.connectedCallback();
    for (const near of ['pointerover', 'pointerdown', 'focusin']) {
      this.addEventListener(near, ({ target }) => {
        if (target instanceof Element && target.closest('.card')) {
          bringFilmPage();
        }
      });
    }
  }

  updated() {
    super.updated();
    oneStop(this);
  }

  focusGoal() {
    return /** @type {HTMLElement | null} */ (this.querySelector('.status-line') ?? this.querySelector('h1'));
  }

  /** @param {Visit} visit */
  async show({ url, signal, back }) {
    this.query = films.queryOf(url.searchParams);
    this.name = this.query.filters.length ? films.heading(this.query) : '';
    this.signal = signal;
    this.ways = undefined;
    this.loading.set({ notice: undefined });
    this.count();
    this.know();
    sessions.addEventListener('change', () => this.know(), { signal });
    const before = back && seenLists.get(films.address(this.query));
    if (before) {
      this.draw(before);
    } else {
      this.isPanelOpen = false;
      await this.load();
    }
  }

  /** Counts how the result spreads; another page or order of it spreads the same way. Films never wait for it. */
  async count() {
    const path = films.requestFacets(this.query);
    if (path !== this.counted) {
      this.counted = path;
      // When it is refused, the list of films says what is wrong, and the next visit asks again.
      const facets = await read(path).then((reply) => reply.facets, () => undefined);
      if (path === this.counted) {
        this.facets = facets ?? this.facets;
        this.counted = facets ? path : '';
      }
    }
  }

  /** Favourites bring a row of their own and come first among the genres. */
  async know() {
    this.favourites = texts(member()?.preferences?.favourite_genres);
    const isKnown = this.favourites.length + texts(member()?.preferences?.favourite_people).length > 0;
    this.isKnown = isKnown && await import('./for-you.js').then(() => true, () => false); // without it there is the wall
    this.requestUpdate();
  }

  /** @param {Event} event */
  togglePanel({ target }) {
    this.isPanelOpen = /** @type {HTMLDetailsElement} */ (target).open;
    this.bring(this.isPanelOpen, () => import('./search-panel.js'));
  }

  /** @param {Event} event */
  toggleFacets({ target }) {
    this.areFacetsOpen = /** @type {HTMLDetailsElement} */ (target).open;
    this.bring(this.areFacetsOpen, () => import('./facet-panel.js'));
  }

  /** @param {boolean} isOpen @param {() => Promise<unknown>} load the panel's module */
  bring(isOpen, load) {
    const heading = 'This could not be opened';
    this.panels.set({ notice: undefined });
    if (isOpen) {
      this.panels.run(() => imported(load()), { heading, refused: (refusal) => missing(refusal, heading) });
    }
  }

  async load() {
    const { query, signal } = this;
    const { path, first, last } = films.request(query);
    const isHere = await this.loading.run(async (options) => {
      const reply = await read(path, options);
      this.draw({ films: /** @type {StoredFilm[]} */ (reply.movies), ...found(reply), first, last, query });
      announce(reply.total_results ? sentence(/** @type {Shown} */ (this.shown)) : 'There are no such films');
    }, { signal, heading: 'These films could not be read', refused: (refusal) => notUnderstood(refusal, query) });
    this.isOutdated = !isHere;
    if (isHere && this.shown?.total === 0) {
      const [{ didYouMean }, { fewerFilters }] = await Promise.all([import('./did-you-mean.js'), import('./fewer-filters.js')]);
      this.ways = await Promise.all([didYouMean(query, signal), fewerFilters(query, signal)]);
    }
  }

  async more() {
    const { films: before, first, last, next, query } = /** @type {Shown} */ (this.shown);
    await this.loading.run(async (options) => {
      const reply = await read(films.requestPage(this.query, last + 1, next), options);
      this.draw({ films: [...before, .../** @type {StoredFilm[]} */ (reply.movies)], ...found(reply), first, last: last + 1, query });
      this.moved(String(last + 1));
      announce(sentence(/** @type {Shown} */ (this.shown)));
      await this.updateComplete;
      /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.card'))[before.length]?.focus();
    }, { signal: this.signal, heading: 'More films could not be read' });
  }

  /** @param {Shown} shown */
  draw(shown) {
    this.shown = shown;
    this.isOutdated = false;
    keepList(films.address(this.query), shown);
    if (shown.films.length) {
      whenIdle(bringFilmPage); // a finger is near a film only when it opens it
    }
  }

  /** The address follows, so that reloading and coming back show as many films. @param {string} page */
  moved(page) {
    this.query = { ...this.query, page };
    history.replaceState(history.state, '', films.address(this.query));
    keepList(films.address(this.query), /** @type {Shown} */ (this.shown));
  }
}

customElements.define('mflix-browse-page', BrowsePage);

/** All modules that opening a film needs; what is wrong with them is said there. */
function bringFilmPage() {
  Promise.all([import('./film-page.js'), import('./poster-flight.js')]).catch(() => {});
}

/** Calls once nothing else is to be done; where a browser does not know that, after a second. @param {() => void} task */
function whenIdle(task) {
  if (window.requestIdleCallback) {
    window.requestIdleCallback(task);
  } else {
    setTimeout(task, 1000);
  }
}

/** What a reply says of all films that were found. @param {MoviePage} reply */
function found({ total_results: total, total_is_exact: isExact = true, next, left_out: leftOut, all_words: allWords }) {
  return { total, isExact, next, leftOut, allWords };
}

function hero() {
  return html`
    <div class="hero">
      <h1 tabindex="-1">Pick a film for tonight</h1>
      <p>MongoDB’s sample films on Jakarta EE. Everything you see is checked live: <a href="status">how this is built and proved</a>.
        <span class="only-demo-mode">In this demo you may <a href="signup">sign up as an administrator</a>: change films, run a migration, watch the system.</span></p>
    </div>`;
}

/** A parameter that the API does not understand: trying again would not help, so there is a way out. @param {Refusal} refusal @param {films.FilmsQuery} query */
function notUnderstood(refusal, query) {
  if (refusal.code !== 'INVALID_PARAMETER') {
    return undefined;
  }
  const way = query.page === '0' ? html`<a class="button main" href="./">All films</a>` : toFirst(query);
  return failure(refusal, { heading: 'These films could not be read', way });
}
