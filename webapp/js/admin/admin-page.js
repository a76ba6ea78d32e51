// @ts-check
import { html, nothing } from 'lit';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { tiles } from './admin-tiles.js';
import { filmYears } from './film-years.js';

/** @import { ByYear } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */
/** @import { Tile } from './admin-tiles.js' */

await styles('admin/admin');

/** Links to the administrators' pages, each with a current figure, and the number of films by year. */
class AdminPage extends Page {
  static properties = { figures: { state: true }, years: { state: true } };
  name = 'Administration';

  constructor() {
    super();
    /** The figure of each tile, by its address. @type {Record<string, string>} */
    this.figures = {};
    /** @type {ByYear | undefined} */
    this.years = undefined;
    this.loading = new Loading(this);
  }

  render() {
    return html`
      <div class="office-head">
        <h1 tabindex="-1">Administration</h1>
        <p class="lead">Who writes, who may do what, and how the site fares.</p>
      </div>
      <ul class="tiles">${tiles.map(({ href, title, purpose }) => html`
        <li>
          <h2><a href=${href}>${title}</a></h2>
          <p>${purpose}</p>
          <p class="figure numbers">${this.figures[href] ?? '…'}</p>
        </li>`)}
      </ul>
      <section class="years">
        <h2>Films by year</h2>
        ${this.loading.notice}
        ${this.years ? filmYears(this.years) : this.loading.isWaiting ? html`<div class="ghost years-ghost"></div>` : nothing}
      </section>`;
  }

  /** @param {Visit} visit */
  async show({ signal }) {
    await Promise.all([...tiles.map((tile) => this.look(tile, signal)), this.loading.run(async (options) => {
      this.years = await read('reports/by-year', options);
    }, { signal, heading: 'The years could not be read' })]);
  }

  /** Each figure comes when it is there; a tile leads on without it too. @param {Tile} tile @param {AbortSignal} signal */
  async look({ href, look }, signal) {
    let news;
    try {
      news = await look(signal);
    } catch (refusal) {
      signal.throwIfAborted();
      news = refusal instanceof Error ? refusal.message : String(refusal);
    }
    this.figures = { ...this.figures, [href]: news };
  }
}

customElements.define('mflix-admin-page', AdminPage);
