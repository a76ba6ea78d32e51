// @ts-check
import { html, nothing } from 'lit';
import { say } from '../app/announcer.js';
import { refusalOf, send } from '../app/api.js';
import { Part } from '../app/page.js';
import { count } from '../lib/format.js';
import { paceFields, paceOf } from './pace-fields.js';
import { apiPath } from './run-addresses.js';
import { millis } from './words.js';

/** @import { MigrationPace, MigrationRun } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */

/** How much a run holds back, and a form to change that while it goes on. `run`: as the API sends it. Dispatches `acted` after a change. */
class Pace extends Part {
  static properties = { run: { attribute: false }, draft: { state: true }, refusal: { state: true } };

  constructor() {
    super();
    /** @type {MigrationRun | undefined} */
    this.run = undefined;
    /** @type {Record<string, unknown> | undefined} the pace as it was when the form was opened, so that news do not overwrite what is typed */
    this.draft = undefined;
    /** @type {Refusal | undefined} */
    this.refusal = undefined;
  }

  render() {
    if (!this.run) {
      return nothing;
    }
    const { pace } = this.run.options;
    return html`
      <section class="board" aria-labelledby="pace">
        <h2 id="pace">Pace</h2>
        <p>${paceSentence(pace)}</p>
        ${this.draft ? this.form(this.draft) : html`
          <div><button class="button" type="button" @click=${() => this.open(pace)}>Change the pace</button></div>`}
      </section>`;
  }

  /** @param {Record<string, unknown>} draft */
  form(draft) {
    return html`
      <form class="form options" novalidate @submit=${this.change}>
        ${paceFields(draft, this.refusal?.fields ?? {})}
        ${this.refusal && !Object.keys(this.refusal.fields).length ? html`<p class="field-error" role="alert">${this.refusal.message}</p>` : nothing}
        <div class="actions">
          <button class="button main" type="submit">Set the pace</button>
          <button class="button" type="button" @click=${this.close}>Leave it</button>
        </div>
      </form>`;
  }

  /** @param {MigrationPace} pace */
  async open(pace) {
    this.draft = { ...pace };
    await this.updateComplete;
    this.querySelector('input')?.focus();
  }

  async close() {
    this.draft = undefined;
    this.refusal = undefined;
    await this.updateComplete;
    this.querySelector('button')?.focus();
  }

  /** @param {SubmitEvent} event */
  async change(event) {
    event.preventDefault();
    if (!this.run) {
      return;
    }
    const asked = paceOf(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    try {
      this.refusal = undefined;
      await send('PATCH', apiPath(`${this.run.href}/pace`), asked);
      say('The pace is changed');
      await this.close();
    } catch (cause) {
      this.draft = { ...this.draft, ...asked };
      this.refusal = refusalOf(cause);
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector('[aria-invalid]'))?.focus();
    }
    this.dispatchEvent(new CustomEvent('acted'));
  }
}

customElements.define('mflix-pace', Pace);

/** @param {MigrationPace} pace */
export function paceSentence({ niceRatio, minPauseMillis, maxAckMillis, window }) {
  return [
    niceRatio > 0 ? `After a batch it rests ${niceRatio} times as long as the batch worked` : 'It rests no longer than it must',
    minPauseMillis > 0 ? `at least ${millis(minPauseMillis)} between batches` : '',
    `and waits while the majority takes more than ${count(maxAckMillis)} ms to acknowledge`,
    window ? `works from ${window.replace('-', ' to ')} UTC only` : 'at any time of the day',
  ].filter(Boolean).join(', ') + '.';
}
