// @ts-check
import { html, nothing } from 'lit';
import { send } from '../api.js';
import { go } from '../journey.js';
import { Part } from '../page.js';
import { ask } from '../parts/dialog.js';
import { alarm } from '../say.js';
import { apiPath, pageOf, runAddress } from './addresses.js';
import { lines } from './lines.js';
import { word } from './words.js';

/** @typedef {import('./addresses.js').Legal} Legal */

const MAIN = ['run', 'resume'];
const STARTS_A_RUN = ['run', 'retry', 'verify', 'undo'];

/**
 * A button for each action that the API says is legal, and nothing else. Says `acted` once something was done, or was refused because
 * the run has moved on: then everything is to be read again.
 */
class Actions extends Part {
  static properties = {
    legal: { attribute: false }, migration: { attribute: false }, body: { attribute: false },
    refusal: { state: true }, isBusy: { state: true },
  };

  constructor() {
    super();
    /** @type {Legal[]} */
    this.legal = [];
    /** @type {string} */
    this.migration = '';
    /** @type {(() => object | undefined) | undefined} what to send along when a run is started */
    this.body = undefined;
    /** @type {any} */
    this.refusal = undefined;
    this.isBusy = false;
    this.hadFocus = false;
  }

  render() {
    return html`
      ${this.refusal ? refused(this.refusal) : nothing}
      ${this.legal.length ? html`
        <div class="actions">${this.legal.map((one) => this.button(one))}</div>
        ${lines(this.legal, this.migration)}` : nothing}`;
  }

  /** @param {Legal} one */
  button(one) {
    const look = one.action === 'undo' ? ' grave' : MAIN.includes(one.action) ? ' main' : '';
    return html`
      <button class=${`button${look}`} type="button" data-action=${one.action} aria-disabled=${this.isBusy} @click=${() => this.choose(one)}>${word(one.action)}</button>`;
  }

  willUpdate() {
    this.hadFocus = this.contains(document.activeElement);
  }

  /** Who pressed a button that is no longer there goes on at the next one. */
  updated() {
    if (this.hadFocus && !this.contains(document.activeElement)) {
      this.querySelector('button')?.focus();
    }
  }

  /** @param {Legal} one */
  async choose(one) {
    if (this.isBusy) {
      return;
    }
    this.refusal = undefined;
    if (one.confirm) {
      await this.confirm(one);
    } else {
      await this.act(one, one.action === 'run' ? this.body?.() : undefined);
    }
  }

  /** @param {Legal} one */
  async confirm(one) {
    /** @type {any} */
    let run;
    const isDone = await ask({
      heading: 'Put the old values back?',
      content: html`
        <p>Every value that this run replaced comes back exactly as it was, where nobody has changed it since.</p>
        <div class="field">
          <label for="confirm">To go on, type <b>${this.migration}</b></label>
          <input id="confirm" name="confirm" required autocomplete="off" autocapitalize="none" spellcheck="false">
        </div>`,
      action: 'Undo',
      isGrave: true,
      submit: async (form) => {
        run = await send('POST', apiPath(one.href), { confirm: String(form.get('confirm')) });
      },
    });
    isDone && this.done(one, run);
  }

  /** @param {Legal} one @param {object} [body] */
  async act(one, body) {
    this.isBusy = true;
    try {
      this.done(one, await send('POST', apiPath(one.href), body));
    } catch (refusal) {
      this.refusal = refusal;
      alarm(/** @type {Error} */ (refusal).message);
      this.dispatchEvent(new CustomEvent('acted'));
    } finally {
      this.isBusy = false;
    }
  }

  /** @param {Legal} one @param {any} run */
  done({ action }, run) {
    this.dispatchEvent(new CustomEvent('acted'));
    STARTS_A_RUN.includes(action) && go(runAddress(run));
  }
}

customElements.define('mflix-migration-actions', Actions);

/** @type {Record<string, string>} */
const HEADINGS = { MIGRATION_RUNNING: 'Another run is under way', ILLEGAL_ACTION: 'The run has moved on' };

/** @param {any} refusal */
function refused({ code, message, fields, problem }) {
  const told = Object.entries(fields);
  return html`
    <section class="notice bad">
      <h2>${HEADINGS[code] ?? 'This was not done'}</h2>
      <p dir="auto">${message}</p>
      ${told.length > 1 ? html`<ul>${told.map(([field, sentence]) => html`<li>${field} ${sentence}</li>`)}</ul>` : nothing}
      ${problem.run ? html`<p><a href=${pageOf(problem.run)}>See the run that is under way</a></p>` : nothing}
      ${code === 'ILLEGAL_ACTION' ? html`<p>What you see now is how it stands.</p>` : nothing}
    </section>`;
}
