// @ts-check
import { html } from 'lit';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { tiles } from './admin-tiles.js';

/** @import { Visit } from '../app/page.js' */
/** @import { Tile } from './admin-tiles.js' */

await styles('admin/admin');

/** Links to the administrators' pages, each with a current figure. */
class AdminPage extends Page {
  static properties = { figures: { state: true } };
  name = 'Administration';

  constructor() {
    super();
    /** The figure of each tile, by its address. @type {Record<string, string>} */
    this.figures = {};
  }

  render() {
    return html`
      <div class="page-head">
        <h1 tabindex="-1">Administration</h1>
        <p class="lead">Who writes, who may do what, and how the site fares.</p>
      </div>
      <ul class="tiles">${tiles.map(({ href, title, purpose }) => html`
        <li>
          <h2><a href=${href}>${title}</a></h2>
          <p>${purpose}</p>
          <p class="figure numbers">${this.figures[href] ?? '…'}</p>
        </li>`)}
      </ul>`;
  }

  /** @param {Visit} visit */
  async show({ signal }) {
    await Promise.all(tiles.map((tile) => this.look(tile, signal)));
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
