// @ts-check
import { html, nothing } from 'lit';
import { Refusal, read, readChanged } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { whileVisible } from '../app/poll-while-visible.js';
import { styles } from '../app/styles.js';
import { clock } from '../lib/format.js';
import { lasting } from '../lib/times.js';
import { ifClosed } from './admins-only.js';
import { RateTrail, Trail, sparkline } from './sparkline.js';
import { databaseFacts, limitFacts, poolMeters, versionFacts } from './system-facts.js';

/** @import { ConfigOptions, SystemView } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

await styles('admin/admin');

const LOOK_AGAIN_MS = 2000;

/** Versions, database, limits and connections of the running server. */
class SystemPage extends Page {
  static properties = { system: { state: true }, options: { state: true }, seen: { state: true }, news: { state: true } };
  name = 'System';

  constructor() {
    super();
    /** @type {SystemView | undefined} */
    this.system = undefined;
    /** @type {ConfigOptions | undefined} */
    this.options = undefined;
    this.seen = new Date();
    /** What is said beside the time of the values. @type {unknown} */
    this.news = '';
    /** While this page is open. */
    this.inUse = new Trail();
    this.waiting = new Trail();
    this.requests = new RateTrail();
    this.loading = new Loading(this);
  }

  render() {
    const { system, options } = this;
    return html`
      <div class="page-head">
        <p><a class="back" href="admin">← Administration</a></p>
        <h1 tabindex="-1">System</h1>
        ${system ? html`
          <p class="lead">Running for ${lasting(system.uptime_seconds)}${system.draining ? ', and about to stop: it takes no new work' : ''}.</p>` : nothing}
      </div>
      ${this.loading.notice}
      ${system && options ? this.sheet(system, options) : this.loading.isWaiting ? html`<div class="ghost report-ghost"></div>` : nothing}`;
  }

  /** @param {SystemView} system @param {ConfigOptions} options */
  sheet(system, options) {
    const { seen, news } = this;
    return html`
      <section class="pool">
        <h2>Connections to the database</h2>
        <p class="quiet numbers">Values as of ${clock(seen)}${news}</p>
        ${poolMeters(system.pool)}
        <div class="sparks">
          ${sparkline('In use', this.inUse.values, ['connection', 'connections'])}
          ${sparkline('Waiting', this.waiting.values, ['request', 'requests'])}
          ${sparkline('Requests', this.requests.values, ['a second', 'a second'])}
        </div>
      </section>
      <div class="system">
        ${databaseFacts(system, options)}
        ${limitFacts(options)}
        ${versionFacts(system)}
      </div>`;
  }

  /** @param {Visit} visit */
  async show({ signal }) {
    await this.loading.run(async (options) => {
      [this.system, this.options] = await Promise.all([
        read('admin/system', { ...options, as: 'member' }), read('movies/config-options', options)]);
      this.seen = new Date();
      this.keep(this.system);
      whileVisible(() => this.look(signal), LOOK_AGAIN_MS, signal);
    }, { signal, heading: 'The system could not be read', refused: ifClosed });
  }

  /** @param {SystemView | undefined} system */
  keep(system) {
    if (system) {
      this.inUse.add(system.pool.in_use);
      this.waiting.add(system.pool.waiting);
      this.requests.addTotal(system.requests, this.seen.getTime());
    }
  }

  /**
   * Newer values in the place of the old ones; while there are none, the page says how old those are.
   * @param {AbortSignal} signal
   * @returns {Promise<boolean>} false when there will be none
   */
  async look(signal) {
    try {
      this.system = (await readChanged('admin/system', '', signal))?.body ?? this.system;
      this.seen = new Date();
      this.keep(this.system);
      this.news = '';
      return true;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      const mayAsk = refusal.status !== 401 && refusal.status !== 403;
      this.news = mayAsk ? html`<span class="reconnecting">, asking again</span>` : `, and no newer ones: ${refusal.message}`;
      return mayAsk;
    }
  }
}

customElements.define('mflix-system-page', SystemPage);
