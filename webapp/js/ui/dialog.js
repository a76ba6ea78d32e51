// @ts-check
import { html, nothing, render } from 'lit';

/**
 * Asks before something is done. Escape and "Cancel" change nothing; the focus goes back to where it was.
 * @param {{heading: string, content: unknown, action: string, isGrave?: boolean, submit: (form: FormData) => Promise<void>}} question
 *   `content`: a template, which may hold fields; `action`: the word on the button; `submit`: does it, and throws what is then shown
 *   in the dialog, which stays open
 * @returns {Promise<boolean>} true once it is done
 */
export function ask(question) {
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
      <div class="actions">
        <button class=${question.isGrave ? 'button grave' : 'button main'} type="submit" ?disabled=${isBusy}>${question.action}</button>
        <button class="button" type="button" @click=${() => dialog.close()}>Cancel</button>
      </div>
    </form>`, dialog);

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
    }
  }

  draw();
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(isDone);
    }, { once: true });
  });
}
