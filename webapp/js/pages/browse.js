// @ts-check
import { read } from '../api.js';
import { h } from '../dom.js';
import * as films from '../films-query.js';
import { chips, fillPanel, genreLinks, panel, pointGenreLinks } from '../parts/filters.js';
import { FilmWall, sentence, toFirst } from '../parts/film-wall.js';
import { failure, waiting } from '../parts/notice.js';
import { alarm, say } from '../say.js';
import { keepList, seenLists } from '../seen.js';

const WAIT_SHOWS_AFTER_MS = 150;

/** The wall of posters with its search. One object lives as long as one stays on it; `show` brings each new query. */
export class BrowsePage {
  constructor() {
    this.query = films.read(new URLSearchParams());
    /** @type {import('../seen.js').Shown | undefined} */
    this.shown = undefined;
    this.genres = h('nav', { class: 'genres', 'aria-label': 'Genres' });
    this.panel = /** @type {HTMLDetailsElement} */ (h('details', { class: 'more-ways' }, h('summary', {}, 'More ways to search')));
    this.chips = h('div', { class: 'chips', role: 'group', 'aria-label': 'Filters in force' });
    this.wall = new FilmWall(() => this.more());
    this.element = h('div', {}, hero(), this.genres, this.panel, this.chips, this.wall.element);
  }

  get title() {
    const words = this.query.filters.map(([, value]) => value).join(', ');
    return words ? `${words} · MFlix` : 'MFlix';
  }

  /** @param {URL} url @param {{signal: AbortSignal, back: boolean}} visit `back`: the reader was here before */
  async show(url, { signal, back }) {
    this.query = films.read(url.searchParams);
    this.signal = signal;
    this.chips.replaceChildren(...chips(this.query));
    this.chips.hidden = this.query.filters.length === 0;
    this.point();
    this.choices();
    const before = back && seenLists.get(films.address(this.query));
    if (before) {
      this.draw(before);
    } else {
      this.panel.open = false;
      await this.load();
    }
  }

  /** Reads the genres and countries there are, once; without them one can still search. */
  async choices() {
    if (this.genres.hasChildNodes()) {
      return;
    }
    try {
      const [{ genres }, { countries }] = await Promise.all([read('movies/genres'), read('movies/country-names')]);
      this.genres.replaceChildren(...genreLinks(genres));
      this.panel.append(panel(genres, countries));
      this.point();
    } catch {
      // The list of films says what is wrong; the next visit asks again.
    }
  }

  point() {
    pointGenreLinks(this.genres, this.query);
    fillPanel(this.panel, this.query);
  }

  async load() {
    const { path, first, last } = films.request(this.query);
    const isHere = await this.ask(path, 'These films could not be read', () => this.load(), (reply) => {
      this.draw({ films: reply.movies, total: reply.total_results, first, last });
      say(reply.total_results ? sentence(/** @type {any} */ (this.shown), this.query) : 'There are no such films');
    });
    isHere || this.wall.isOutdated();
  }

  async more() {
    const { films: before, first, last } = /** @type {import('../seen.js').Shown} */ (this.shown);
    const path = films.requestPage(this.query, last + 1);
    await this.ask(path, 'More films could not be read', () => this.more(), (reply) => {
      this.shown = { films: [...before, ...reply.movies], total: reply.total_results, first, last: last + 1 };
      this.wall.add(reply.movies, this.shown, this.query);
      this.moved(String(last + 1));
      say(sentence(this.shown, this.query));
    });
  }

  /**
   * @param {string} path @param {string} heading @param {() => void} again @param {(reply: any) => void} use
   * @returns {Promise<boolean>} false when the API refused, which the page then says
   */
  async ask(path, heading, again, use) {
    const { signal } = this;
    const timer = setTimeout(() => this.wall.wait(), WAIT_SHOWS_AFTER_MS);
    try {
      use(await read(path, { signal, waiting: (...news) => this.wall.notice.replaceChildren(waiting(...news)) }));
      return true;
    } catch (refusal) {
      signal?.throwIfAborted();
      this.refused(refusal, heading, again);
      return false;
    } finally {
      clearTimeout(timer);
      if (!signal?.aborted) {
        this.wall.stopWaiting();
      }
    }
  }

  /** What was there stays, the reason stands above it. @param {any} refusal @param {string} heading @param {() => void} again */
  refused(refusal, heading, again) {
    const isPage = refusal.code === 'INVALID_PARAMETER' && this.query.page !== '0';
    this.wall.notice.replaceChildren(failure(refusal, isPage ? { heading, way: toFirst(this.query) } : { heading, again }));
    alarm(`${heading}. ${refusal.message}`);
  }

  /** @param {import('../seen.js').Shown} shown */
  draw(shown) {
    this.shown = shown;
    this.wall.show(shown, this.query);
    keepList(films.address(this.query), shown);
  }

  /** The address follows, so that reloading and coming back show as many films. @param {string} page */
  moved(page) {
    this.query = { ...this.query, page };
    history.replaceState(history.state, '', films.address(this.query));
    keepList(films.address(this.query), /** @type {any} */ (this.shown));
  }
}

function hero() {
  return h('div', { class: 'hero' },
    h('h1', { tabindex: '-1' }, 'Pick a film for tonight'),
    h('p', {}, 'Search, or follow a colour: every genre has its own.'));
}
