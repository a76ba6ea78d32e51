// @ts-check
import { html } from 'lit';
import { ask } from '../parts/dialog.js';

/**
 * Undoing wants the migration's name typed, so that nobody does it by a slip.
 * @param {string} migration @param {(typed: string) => Promise<void>} undo
 * @returns {Promise<boolean>} true once it is done
 */
export function askToUndo(migration, undo) {
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
