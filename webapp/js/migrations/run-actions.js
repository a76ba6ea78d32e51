// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { go } from '../app/addresses.js';
import { alarm } from '../app/announcer.js';
import { read, refusalOf, send } from '../app/api.js';
import { Part } from '../app/page.js';
import { WrongInput, ask } from '../ui/dialog.js';
import { lines } from './command-lines.js';
import { apiPath, migrationAddress, runAddress } from './run-addresses.js';
import { word } from './words.js';

/** @import { MigrationAction, MigrationRun } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */
/** @import { StartOptions } from './start-options.js' */

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
    legal: { attribute: false }, migration: { attribute: false }, form: { attribute: false }, isShort: { attribute: false },
    refusal: { state: true }, isBusy: { state: true },
  };

  constructor() {
    super();
    /** @type {MigrationAction[]} */
    this.legal = [];
    /** @type {string} */
    this.migration = '';
    /** @type {(() => StartOptions | undefined) | undefined} where the options of a run to start are, and what is refused of them is shown */
    this.form = undefined;
    /** @type {Refusal | undefined} */
    this.refusal = undefined;
    this.isBusy = false;
    this.hadFocus = false;
    /** The buttons alone, for a list. */
    this.isShort = false;
  }

  render() {
    return html`
      ${this.refusal ? refused(this.refusal) : nothing}
      <div class="actions" role="group" aria-label=${`What can be done now with ${this.migration}`} tabindex="-1">
        ${repeat(this.legal, ({ action }) => action, (one) => this.button(one))}
      </div>
      ${this.legal.length && !this.isShort ? lines(this.legal, this.migration) : nothing}`;
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
      await (one.action === 'run' ? this.start(one) : this.act(one));
    }
  }

  /** @param {MigrationAction} one */
  async start(one) {
    const form = this.form?.();
    const asked = form?.asked();
    form?.forget();
    if (asked?.strategy) {
      await this.startConfirmed(one, asked);
    } else {
      await this.act(one, asked);
    }
  }

  /** A strategy that promises less: what it does not promise is read aloud by the plan, and confirmed. @param {MigrationAction} one @param {Record<string, unknown>} asked */
  async startConfirmed(one, asked) {
    /** @type {MigrationRun[]} */
    const started = [];
    try {
      const offer = await offerOf(this.migration, asked.strategy);
      if (offer?.possible) {
        await askToStart(this.migration, offer.caveats, async (confirm) => {
          started.push(await post(one, { ...asked, confirm }));
        });
      } else {
        started.push(await post(one, { ...asked, confirm: this.migration })); // the refusal says why it is not possible
      }
      started.forEach((run) => this.done(one, run));
    } catch (cause) {
      this.refuse(refusalOf(cause));
    }
  }

  /** @param {Refusal} refusal */
  refuse(refusal) {
    this.refusal = this.form?.()?.refuse(refusal) ? undefined : refusal;
    alarm(refusal.message);
    this.dispatchEvent(new CustomEvent('acted'));
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
      this.refuse(refusalOf(cause));
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

/** A look at the plan for what it says of a strategy. @param {string} migration @param {unknown} strategy */
async function offerOf(migration, strategy) {
  const { strategies } = await read(`${migrationAddress(migration)}/plan?limitSeconds=1`, { as: 'member' });
  return strategies.find((offer) => offer.strategy === strategy);
}

/**
 * @param {string} migration @param {string[]} caveats @param {(typed: string) => Promise<void>} start
 * @returns {Promise<boolean>} true once it is started
 */
function askToStart(migration, caveats, start) {
  return ask({
    heading: 'Let the database convert whole ranges?',
    content: html`
      <p>This does not promise all that the other way does:</p>
      <ul>${caveats.map((caveat) => html`<li>${caveat}</li>`)}</ul>
      ${confirmation(migration)}`,
    action: 'Start',
    isGrave: true,
    submit: (form) => start(typed(form, migration)),
  });
}

/** @param {FormData} form @param {string} migration @throws {WrongInput} its name was not typed */
function typed(form, migration) {
  const name = String(form.get('confirm')).trim();
  if (name !== migration) {
    throw new WrongInput(`Nothing was done: this is not the name. Type ${migration}`);
  }
  return name;
}

/** @param {string} migration */
function confirmation(migration) {
  return html`
    <div class="field">
      <label for="confirm">To go on, type <b>${migration}</b></label>
      <input id="confirm" name="confirm" required autocomplete="off" autocapitalize="none" spellcheck="false">
    </div>`;
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
      <p>Every value that this run replaced comes back exactly as it was, where nobody has changed it since. This keeps to the pace of that run, which you can change while it goes on.</p>
      ${confirmation(migration)}`,
    action: 'Undo',
    isGrave: true,
    submit: (form) => undo(typed(form, migration)),
  });
}
