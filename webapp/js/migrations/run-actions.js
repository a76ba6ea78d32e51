// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { go } from '../app/addresses.js';
import { alarm } from '../app/announcer.js';
import { send } from '../app/api.js';
import { Part } from '../app/page.js';
import { ask } from '../ui/dialog.js';
import { lines } from './command-lines.js';
import { apiPath, runAddress } from './run-addresses.js';
import { word } from './words.js';

/** @typedef {import('./run-addresses.js').Legal} Legal */

const MAIN = ['run', 'resume'];
const STARTS_A_RUN = ['run', 'retry', 'verify', 'undo'];
/** @type {Record<string, string>} */
const HEADINGS = { MIGRATION_RUNNING: 'Another run is under way', ILLEGAL_ACTION: 'The run has moved on' };

/**
 * A button for each action that the API says is legal, and nothing else. Says `acted` once something was done or refused:
 * then it is to be read again how things stand. What starts a run leads to it.
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
      <div class="actions" role="group" aria-label="What can be done now" tabindex="-1">
        ${repeat(this.legal, ({ action }) => action, (one) => this.button(one))}
      </div>
      ${this.legal.length ? lines(this.legal, this.migration) : nothing}`;
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

  /** Who pressed a button that is no longer there stays among the others, but on none: a second press must not cancel what was paused. */
  updated() {
    if (this.hadFocus && !this.contains(document.activeElement)) {
      /** @type {HTMLElement} */ (this.querySelector('.actions')).focus();
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
    const isDone = await askToUndo(this.migration, async (confirm) => {
      run = await send('POST', apiPath(one.href), { confirm });
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
    if (STARTS_A_RUN.includes(action)) {
      go(runAddress(run));
    } else {
      this.dispatchEvent(new CustomEvent('acted'));
    }
  }
}

customElements.define('mflix-migration-actions', Actions);

/** Why an action was not done, and where to look instead. @param {any} refusal */
function refused({ code, message, fields, problem }) {
  const told = Object.entries(fields);
  return html`
    <section class="notice bad">
      <h2>${HEADINGS[code] ?? 'This was not done'}</h2>
      <p dir="auto">${message}</p>
      ${told.length > 1 ? html`<ul>${told.map(([field, sentence]) => html`<li>${field} ${sentence}</li>`)}</ul>` : nothing}
      ${problem.run ? html`<p><a href=${apiPath(problem.run)}>See the run that is under way</a></p>` : nothing}
      ${code === 'ILLEGAL_ACTION' ? html`<p>What you see now is how it stands.</p>` : nothing}
    </section>`;
}

/**
 * Undoing wants the migration's name typed, so that nobody does it by a slip.
 * @param {string} migration @param {(typed: string) => Promise<void>} undo
 * @returns {Promise<boolean>} true once it is done
 */
function askToUndo(migration, undo) {
  return ask({
    heading: 'Put the old values back?',
    content: html`
      <p>Every value that this run replaced comes back exactly as it was, where nobody has changed it since.</p>
      <div class="field">
        <label for="confirm">To go on, type <b>${migration}</b></label>
        <input id="confirm" name="confirm" required autocomplete="off" autocapitalize="none" spellcheck="false">
      </div>`,
    action: 'Undo',
    isGrave: true,
    submit: (form) => undo(String(form.get('confirm'))),
  });
}
