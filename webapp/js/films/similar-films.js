// @ts-check
import { html, nothing } from 'lit';
import { Refusal, read } from '../app/api.js';
import { Part } from '../app/page.js';
import { filmCard } from './film-wall.js';

/** @import { SimilarFilms as Similar } from 'mflix-api' */

const AT_MOST = 5;

/** Films like one, so that no film is a dead end. `film`: its id. */
class SimilarFilms extends Part {
  static properties = { film: {}, found: { state: true } };

  constructor() {
    super();
    this.film = '';
    /** @type {Similar['movies'] | undefined} */
    this.found = undefined;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('film') && this.film) {
      this.load(this.film);
    }
  }

  /** @param {string} film */
  async load(film) {
    this.found = undefined;
    try {
      const { movies } = await read(`movies/id/${encodeURIComponent(film)}/similar?limit=${AT_MOST}`);
      this.found = film === this.film ? movies : this.found;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.found = []; // the film itself is shown, and says what is wrong when it is not
    }
  }

  render() {
    const { found } = this;
    return found?.length === 0 ? nothing : html`
      <section class="similar" aria-labelledby="similar">
        <h2 id="similar">More like this</h2>
        <ul class="films">${(found ?? []).map((film) => html`${filmCard(film, { why: why(film) })}`)}</ul>
      </section>`;
  }
}

customElements.define('mflix-similar-films', SimilarFilms);

/** The strongest thing in common, in words. @param {Similar['movies'][number]} film */
function why({ shared: { directors, cast, writers, genres } }) {
  if (directors.length) {
    return `also by ${directors[0]}`;
  }
  if (cast.length) {
    return `also with ${cast[0]}`;
  }
  return writers.length ? `also written by ${writers[0]}` : genres.slice(0, 2).join(', ');
}
