// @ts-check
import { html, nothing } from 'lit';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { tiles } from './admin-tiles.js';
import { filmYears } from './film-years.js';

await styles('admin/admin');

/** Doors to the administrators' pages, each with what stands behind it right now, and how the films spread over the years. */
class AdminPage extends Page {
  static properties = { figures: { state: true }, years: { state: true } };
  name = 'Administration';

  constructor() {
    super();
    /** What stands behind each door, by its address. @type {Record<string, string>} */
    this.figures = {};
    /** @type {import('./film-years.js').Years | undefined} */
    this.years = undefined;
    this.loading = new Loading(this);
  }

  render() {
    return html`
      <div class="office-head">
        <h1 tabindex="-1">Administration</h1>
        <p class="lead">Who writes, who may do what, and how the site fares.</p>
      </div>
      <ul class="doors">${tiles.map(({ href, title, purpose }) => html`
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

  /** @param {import('../app/page.js').Visit} visit */
  async show({ signal }) {
    await Promise.all([...tiles.map((tile) => this.look(tile, signal)), this.loading.run(async (options) => {
      this.years = await read('reports/by-year', options);
    }, { signal, heading: 'The years could not be read' })]);
  }

  /** Each figure comes when it is there; a door opens without it too. @param {import('./admin-tiles.js').Tile} tile @param {AbortSignal} signal */
  async look({ href, path, figure }, signal) {
    let news;
    try {
      news = figure(await read(path, { signal, as: 'member' }));
    } catch (refusal) {
      signal.throwIfAborted();
      news = refusal instanceof Error ? refusal.message : String(refusal);
    }
    this.figures = { ...this.figures, [href]: news };
  }
}

customElements.define('mflix-admin-page', AdminPage);
