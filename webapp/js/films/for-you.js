// @ts-check
import { html, nothing } from 'lit';
import { Refusal, read } from '../app/api.js';
import { member } from '../app/auth.js';
import { Part } from '../app/page.js';
import { SessionController } from '../app/session-controller.js';
import { texts } from '../lib/format.js';
import { filmCard } from './film-wall.js';

/** @import { StoredFilm } from 'mflix-api' */

const AT_MOST = 5;

/** A row of films from the favourite people and genres of the user who is logged in: those with people first, the best rated of each. */
class ForYou extends Part {
  static properties = { films: { state: true } };

  constructor() {
    super();
    /** @type {StoredFilm[]} */
    this.films = [];
    this.wanted = '';
    this.sessions = new SessionController(this);
  }

  willUpdate() {
    const preferences = /** @type {Record<string, unknown>} */ (member()?.preferences ?? {});
    const [people, genres] = [texts(preferences.favourite_people), texts(preferences.favourite_genres)];
    const wanted = JSON.stringify([people, genres]);
    if (wanted !== this.wanted) {
      this.wanted = wanted;
      this.load(people, genres, wanted);
    }
  }

  /** @param {string[]} people @param {string[]} genres @param {string} wanted */
  async load(people, genres, wanted) {
    const asked = [['cast', people], ['directors', people], ['genre', genres]]
      .filter(([, names]) => names.length)
      .map(([filter, names]) => best(/** @type {string} */ (filter), /** @type {string[]} */ (names)));
    try {
      const found = (await Promise.all(asked)).flat();
      if (wanted === this.wanted) {
        this.films = [...new Map(found.map((film) => [String(film._id), film])).values()].slice(0, AT_MOST);
      }
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.films = []; // the wall below says what is wrong
    }
  }

  render() {
    return this.films.length ? html`
      <section class="for-you" aria-labelledby="for-you">
        <h2 id="for-you">For you</h2>
        <ul class="films">${this.films.map((film) => filmCard(film))}</ul>
      </section>` : nothing;
  }
}

customElements.define('mflix-for-you', ForYou);

/** @param {string} filter @param {string[]} names @returns {Promise<StoredFilm[]>} */
async function best(filter, names) {
  const parameters = new URLSearchParams([...names.slice(0, 20).map((name) => [filter, name]), ['sort', 'rating'], ['entries_per_page', String(AT_MOST)]]);
  return /** @type {StoredFilm[]} */ ((await read(`movies/search?${parameters}`)).movies);
}
