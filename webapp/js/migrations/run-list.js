// @ts-check
import { html, nothing } from 'lit';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Part } from '../app/page.js';
import { count, stamp } from '../lib/format.js';
import { emailText } from '../ui/email-text.js';
import { migrationAddress, runAddress } from './run-addresses.js';
import { state } from './run-state.js';
import { duration, rate, word } from './words.js';

/** @import { MigrationRun } from 'mflix-api' */

const PAGE_SIZE = 20;

/** The runs of a migration, newest first. `version`: they are read again whenever it changes. */
class RunList extends Part {
  static properties = { migration: { attribute: false }, version: { attribute: false }, runs: { state: true }, next: { state: true } };

  constructor() {
    super();
    /** @type {string} */
    this.migration = '';
    this.version = '';
    /** @type {MigrationRun[] | undefined} */
    this.runs = undefined;
    /** @type {string | null} */
    this.next = null;
    this.loading = new Loading(this);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('migration') || changed.has('version')) {
      this.load();
    }
  }

  render() {
    const { runs, next } = this;
    return html`
      <section class="board" aria-labelledby="runs">
        <h2 id="runs">Runs</h2>
        ${this.loading.notice}
        ${runs?.length ? table(runs) : runs && html`<p class="quiet">There was no run yet. The plan shows what one would do.</p>`}
        ${next ? html`<div><button class="button" type="button" @click=${() => this.load(runs)}>Older runs</button></div>` : nothing}
      </section>`;
  }

  /** @param {MigrationRun[]} [before] */
  async load(before = []) {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(before.length && { before: String(this.next) }) });
    await this.loading.run(async (options) => {
      const reply = await read(`${migrationAddress(this.migration)}/runs?${query}`, { ...options, as: 'member' });
      this.runs = [...before, ...reply.runs];
      this.next = reply.next;
    }, { heading: 'The runs could not be read' });
  }
}

customElements.define('mflix-earlier-runs', RunList);

/** @param {MigrationRun[]} runs */
function table(runs) {
  return html`
    <div class="scroll" role="region" aria-label="The runs, as a table" tabindex="0">
      <table class="table numbers">
        <thead>
          <tr>
            <th scope="col">Started</th><th scope="col">Kind</th><th scope="col">State</th><th scope="col" class="number">Took</th>
            <th scope="col" class="number">Converted</th><th scope="col" class="number">Refused</th>
            <th scope="col" class="number">Rate with waits</th><th scope="col">By</th>
          </tr>
        </thead>
        <tbody>${runs.map(row)}</tbody>
      </table>
    </div>`;
}

/** @param {MigrationRun} run */
function row(run) {
  const { progress, startedBy } = run;
  return html`
    <tr>
      <th scope="row"><a href=${runAddress(run)}>${stamp(run.createdAt)}</a></th>
      <td>${word(run.kind)}</td>
      <td>${state(run)}</td>
      <td class="number">${duration(run) || nothing}</td>
      <td class="number">${count(progress.converted)}</td>
      <td class="number">${count(progress.refused)}</td>
      <td class="number">${rate(progress.rateWithWaits)}</td>
      <td>${emailText(startedBy.who)}</td>
    </tr>`;
}
