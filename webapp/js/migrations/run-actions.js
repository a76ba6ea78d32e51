// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { go } from '../app/addresses.js';
import { alarm } from '../app/announcer.js';
import { refusalOf, send } from '../app/api.js';
import { Part } from '../app/page.js';
import { ask } from '../ui/dialog.js';
import { lines } from './command-lines.js';
import { apiPath, runAddress } from './run-addresses.js';
import { word } from './words.js';

/** @import { MigrationAction, MigrationRun } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */

const MAIN = ['run', 'resume'];
const STARTS_A_RUN = ['run', 'retry', 'verify', 'undo'];
/** @type {Record<string, string>} */
const HEADINGS = { MIGRATION_RUNNING: 'Another run is under way', ILLEGAL_ACTION: 'The run has moved on' };

/**
 * A button for each action that the API lists as legal, and no other. Dispatches `acted` once something was done or refused: then
 * the run is to be read again. An action that starts a run leads to its page.
 */
class Actions extends Part {
  static properties = {
    legal: { attribute: false }, migration: { attribute: false }, body: { attribute: false },
    refusal: { state: true }, isBusy: { state: true },
  };

  constructor() {
    super();
    /** @type {MigrationAction[]} */
    this.legal = [];
    /** @type {string} */
    this.migration = '';
    /** @type {(() => object | undefined) | undefined} what to send along when a run is started */
    this.body = undefined;
    /** @type {Refusal | undefined} */
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

  /** @param {MigrationAction} one */
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

  /** @param {MigrationAction} one */
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

  /** @param {MigrationAction} one */
  async confirm(one) {
    /** @type {MigrationRun[]} */
    const started = [];
    await askToUndo(this.migration, async (confirm) => {
      started.push(await post(one, { confirm }));
    });
    started.forEach((run) => this.done(one, run));
  }

  /** @param {MigrationAction} one @param {object} [body] */
  async act(one, body) {
    this.isBusy = true;
    try {
      this.done(one, await post(one, body));
    } catch (cause) {
      this.refusal = refusalOf(cause);
      alarm(this.refusal.message);
      this.dispatchEvent(new CustomEvent('acted'));
    } finally {
      this.isBusy = false;
    }
  }

  /** @param {MigrationAction} one @param {MigrationRun} run */
  done({ action }, run) {
    if (STARTS_A_RUN.includes(action)) {
      go(runAddress(run));
    } else {
      this.dispatchEvent(new CustomEvent('acted'));
    }
  }
}

customElements.define('mflix-migration-actions', Actions);

/** @param {MigrationAction} action @param {object} [body] */
async function post({ href }, body) {
  return /** @type {MigrationRun} */ (await send('POST', apiPath(href), body));
}

/** Why an action was not done, and where to look instead. @param {Refusal} refusal */
function refused({ code, message, fields, problem }) {
  const sentences = Object.entries(fields);
  return html`
    <section class="notice bad">
      <h2>${HEADINGS[code] ?? 'This was not done'}</h2>
      <p dir="auto">${message}</p>
      ${sentences.length > 1 ? html`<ul>${sentences.map(([field, sentence]) => html`<li>${field} ${sentence}</li>`)}</ul>` : nothing}
      ${problem.run ? html`<p><a href=${apiPath(problem.run)}>See the run that is under way</a></p>` : nothing}
      ${code === 'ILLEGAL_ACTION' ? html`<p>What you see now is how it stands.</p>` : nothing}
    </section>`;
}

/**
 * An undo wants the migration's name typed, so that it does not happen by mistake.
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
