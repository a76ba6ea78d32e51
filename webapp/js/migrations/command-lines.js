// @ts-check
import { html } from 'lit';
import { say } from '../app/announcer.js';
import { copied } from '../lib/clipboard.js';
import { linesOf } from './run-addresses.js';
import { word } from './words.js';

/** @import { MigrationAction } from 'mflix-api' */

const COPIED_SHOWS_MS = 1000;

/** Each action as a line to copy, for a script and for the terminal. @param {MigrationAction[]} legal @param {string} migration */
export function lines(legal, migration) {
  return html`
    <details class="lines">
      <summary>The same without this page</summary>
      <dl>
        ${legal.map((one) => {
          const { rest, cli } = linesOf(one, migration);
          return html`
            <dt>${word(one.action)}</dt>
            <dd>${line(rest, `${word(one.action)}, REST`)}${line(cli, `${word(one.action)}, command line`)}</dd>`;
        })}
      </dl>
    </details>`;
}

/** @param {string} text @param {string} what */
function line(text, what) {
  return html`
    <div class="line">
      <code>${text}</code>
      <button class="button" type="button" aria-label=${`Copy: ${what}`} @click=${copy}>Copy</button>
    </div>`;
}

/** @param {MouseEvent} event */
async function copy({ currentTarget }) {
  const button = /** @type {HTMLElement} */ (currentTarget);
  const code = /** @type {HTMLElement} */ (button.parentElement?.querySelector('code'));
  if (await copied(code.textContent ?? '', code)) {
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), COPIED_SHOWS_MS);
    say('Copied');
  } else {
    say('Selected; copy it with the keyboard');
  }
}
