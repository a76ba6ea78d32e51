// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { say } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Part } from '../app/page.js';
import { count, counted, stamp } from '../lib/format.js';
import { documentLink, mendLink } from './document-link.js';
import './refused-export.js';
import { migrationAddress } from './run-addresses.js';
import { visible, word } from './words.js';

/** @import { RefusedValue } from 'mflix-api' */

const PAGE_SIZE = 50;

/** The values that were left as they are, with the reason. `version`: they are read again whenever it changes. */
class Refused extends Part {
  static properties = {
    migration: { attribute: false }, collection: { attribute: false }, version: { attribute: false },
    rows: { state: true }, byReason: { state: true }, next: { state: true }, reason: { state: true }, isOpenOnly: { state: true },
  };

  constructor() {
    super();
    /** @type {string} */
    this.migration = '';
    this.collection = 'movies';
    this.version = '';
    /** @type {RefusedValue[] | undefined} */
    this.rows = undefined;
    /** @type {Record<string, number>} */
    this.byReason = {};
    /** @type {unknown} */
    this.next = null;
    this.reason = '';
    this.isOpenOnly = true;
    this.asked = 0;
    this.loading = new Loading(this);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (['migration', 'version', 'reason', 'isOpenOnly'].some((name) => changed.has(name))) {
      this.load();
    }
  }

  render() {
    const { rows, next } = this;
    return html`
      <section class="board" aria-labelledby="refused">
        <h2 id="refused">Refused values</h2>
        <p>No value is guessed: what no run of this migration could convert stays as it is and stands here.</p>
        ${this.choice()}
        ${this.loading.notice}
        ${rows?.length ? this.table(rows) : rows && html`<p class="quiet">${this.isOpenOnly || this.reason ? 'There are no such values.' : 'No value was ever refused.'}</p>`}
        ${next ? html`<div><button class="button" type="button" @click=${this.more}>More values</button></div>` : nothing}
        ${rows?.length ? html`<mflix-refused-export .migration=${this.migration}></mflix-refused-export>` : nothing}
      </section>`;
  }

  choice() {
    const reasons = Object.entries(this.byReason);
    return html`
      <div class="choice">
        <div class="field">
          <label for="reason">Reason</label>
          <select id="reason" @change=${this.chooseReason}>
            <option value="" ?selected=${!this.reason}>All reasons</option>
            ${repeat(reasons, ([reason]) => reason, ([reason, amount]) => html`
              <option value=${reason} ?selected=${reason === this.reason}>${word(reason)} (${count(amount)} open)</option>`)}
            ${this.reason && !(this.reason in this.byReason) ? html`<option value=${this.reason} selected>${word(this.reason)} (none open)</option>` : nothing}
          </select>
        </div>
        <label class="check">
          <input type="checkbox" .checked=${!this.isOpenOnly} @change=${this.chooseResolved}>
          Resolved ones too
        </label>
      </div>`;
  }

  /** @param {Event} event */
  chooseReason({ target }) {
    this.reason = /** @type {HTMLSelectElement} */ (target).value;
  }

  /** @param {Event} event */
  chooseResolved({ target }) {
    this.isOpenOnly = !(/** @type {HTMLInputElement} */ (target).checked);
  }

  /** @param {RefusedValue[]} rows */
  table(rows) {
    return html`
      <div class="scroll" role="region" aria-label="The refused values, as a table" tabindex="0">
        <table class="table numbers">
          <thead>
            <tr>
              <th scope="col">Document</th><th scope="col">Value</th><th scope="col">Reason</th>
              <th scope="col">First and last seen</th><th scope="col">Resolved</th>
            </tr>
          </thead>
          <tbody>${rows.map((row) => this.row(row))}</tbody>
        </table>
      </div>`;
  }

  /** @param {RefusedValue} row */
  row({ document, title, raw, reason, detail, firstSeen, lastSeen, resolvedAt, resolution }) {
    return html`
      <tr>
        <td>${documentLink(document, this.collection, title)}</td>
        <td><code class="raw" dir="auto">${visible(raw)}</code></td>
        <td class="wide">${word(reason)}${detail ? html`<br><span class="quiet" dir="auto">${detail}</span>` : nothing}</td>
        <td><time datetime=${firstSeen}>${stamp(firstSeen)}</time><br><time datetime=${lastSeen}>${stamp(lastSeen)}</time></td>
        <td>${resolvedAt ? html`${word(resolution)}<br><time datetime=${resolvedAt}>${stamp(resolvedAt)}</time>` : html`open${mendLink(document, this.collection)}`}</td>
      </tr>`;
  }

  /** A late reply never overwrites a newer one. @param {RefusedValue[]} [before] rows to add to */
  async load(before = []) {
    const asked = ++this.asked;
    const query = new URLSearchParams({ open: String(this.isOpenOnly), limit: String(PAGE_SIZE) });
    this.reason && query.set('reason', this.reason);
    before.length && query.set('after', String(this.next));
    await this.loading.run(async (options) => {
      const reply = await read(`${migrationAddress(this.migration)}/errors?${query}`, { ...options, as: 'member' });
      if (asked === this.asked) {
        this.rows = [...before, ...reply.errors];
        this.byReason = reply.byReason;
        this.next = reply.next;
      }
    }, { heading: 'The refused values could not be read' });
  }

  async more() {
    const before = this.rows ?? [];
    await this.load(before);
    say(`${counted(this.rows?.length, 'refused value', 'refused values')} shown`);
    await this.updateComplete;
    this.querySelectorAll('tbody tr')[before.length]?.querySelector('a')?.focus();
  }
}

customElements.define('mflix-refused', Refused);
