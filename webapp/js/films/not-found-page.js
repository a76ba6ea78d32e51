// @ts-check
import { html, nothing } from 'lit';
import { read } from '../app/api.js';
import { Page } from '../app/page.js';
import { emptyState } from '../ui/notice.js';
import { filmCard } from './film-wall.js';

/** @import { StoredFilm } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

const FILMS = 4;

/** An address that leads to no page. */
class NowherePage extends Page {
  static properties = { films: { state: true } };
  name = 'There is nothing here';

  constructor() {
    super();
    /** @type {StoredFilm[]} */
    this.films = [];
  }

  /** Without them there are still the ways on. @param {Visit} visit */
  async show({ signal }) {
    this.films = await read(`movies?entries_per_page=${FILMS}`, { signal }).then((reply) => /** @type {StoredFilm[]} */ (reply.movies), () => []);
  }

  render() {
    return html`
      <div class="page-head"><h1 tabindex="-1">There is nothing here</h1></div>
      ${emptyState('This reel is missing', html`
        <p>Perhaps the address was cut when it was copied. Search above, or begin anew:</p>
        <div class="actions">
          <a class="button main" href="./">All films</a>
          <a class="button" href="explore">Explore</a>
        </div>`)}
      ${this.films.length ? html`
        <section class="meanwhile" aria-labelledby="meanwhile">
          <h2 id="meanwhile">These reels are still here</h2>
          <ul class="films">${this.films.map((film) => filmCard(film))}</ul>
        </section>` : nothing}`;
  }
}

customElements.define('mflix-nowhere-page', NowherePage);
