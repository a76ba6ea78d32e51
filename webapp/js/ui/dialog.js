// @ts-check
import { html, nothing, render } from 'lit';

/** @import { LitElement } from 'lit' */

/** What was typed into the dialog is not what is needed: said at its first field, which gets the focus. */
export class WrongInput extends Error {}

/**
 * Asks before something is done. Escape and "Cancel" change nothing; the focus goes back to where it was. A grave question begins at its
 * first field or on "Cancel", so that a second press of Enter does nothing.
 * @param {{heading: string, content: unknown, action: string, isGrave?: boolean, submit: (form: FormData) => Promise<void>}} question
 *   `content`: a template, which may hold fields; `action`: the word on the button; `submit`: does it, and throws what is then shown
 *   in the dialog, which stays open
 * @returns {Promise<boolean>} true once it is done
 */
export async function ask(question) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog';
  dialog.setAttribute('aria-labelledby', 'dialog-heading');
  document.body.append(dialog);
  let isDone = false;

  /** @param {{refusal?: string, isBusy?: boolean}} [state] */
  const draw = ({ refusal, isBusy = false } = {}) => render(html`
    <form @submit=${act}>
      <h2 id="dialog-heading">${question.heading}</h2>
      ${question.content}
      ${refusal ? html`<p class="field-error" role="alert">${refusal}</p>` : nothing}
      <div class="actions">${question.isGrave ? [cancel(), action(isBusy)] : [action(isBusy), cancel()]}</div>
    </form>`, dialog);
  /** @param {boolean} isBusy */
  const action = (isBusy) => html`
    <button class=${question.isGrave ? 'button grave' : 'button main'} type="submit" ?disabled=${isBusy}>${question.action}</button>`;
  const cancel = () => html`<button class="button" type="button" value="cancel" @click=${() => dialog.close()}>Cancel</button>`;

  /** @param {SubmitEvent} event */
  async function act(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    draw({ isBusy: true });
    try {
      await question.submit(form);
      isDone = true;
      dialog.close();
    } catch (refusal) {
      draw({ refusal: refusal instanceof Error ? refusal.message : String(refusal) });
      mark(refusal instanceof WrongInput);
    }
  }

  /** @param {boolean} isWrong */
  function mark(isWrong) {
    const field = /** @type {HTMLElement | null} */ (dialog.querySelector('input, textarea'));
    if (isWrong && field) {
      field.setAttribute('aria-invalid', 'true');
      field.focus();
    } else {
      field?.removeAttribute('aria-invalid');
    }
  }

  draw();
  await drawn(dialog);
  dialog.showModal();
  const start = dialog.querySelector('input, textarea, select') ?? dialog.querySelector(question.isGrave ? '[value="cancel"]' : '[type="submit"]');
  /** @type {HTMLElement} */ (start).focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(isDone);
    }, { once: true });
  });
}

/** Elements inside draw themselves a moment later. @param {Element} dialog */
function drawn(dialog) {
  return Promise.all([...dialog.querySelectorAll('*')].map((part) => /** @type {Partial<LitElement>} */ (part).updateComplete));
}
