// @ts-check
import { html, nothing } from 'lit';
import { say } from '../app/announcer.js';
import { send } from '../app/api.js';
import { renew } from '../app/auth.js';
import { FormSubmission } from '../app/form-submission.js';
import { Part } from '../app/page.js';
import { refusal } from '../ui/field.js';
import './password-field.js';

const DONE = 'Your password is changed. All other sessions have ended.';

/** A new password for the old one. Dispatches `changed`. `email`: for password managers. */
class PasswordChange extends Part {
  static properties = { email: {}, isDone: { state: true } };

  constructor() {
    super();
    this.email = '';
    this.isDone = false;
    this.sending = new FormSubmission(this);
  }

  render() {
    const { isBusy, refusal: sentence } = this.sending;
    const { password, new_password } = this.sending.errors;
    return html`
      <form class="form" novalidate @submit=${this.change}>
        <input class="unseen" type="text" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly value=${this.email}>
        <mflix-password label="Current password" .error=${new_password ? '' : password ?? ''}></mflix-password>
        <mflix-password name="new_password" label="New password" autocomplete="new-password" hint="At least 8 characters. 72 letters and digits fit; signs such as ä or 😀 take the room of two to four."
          .error=${new_password ?? ''}></mflix-password>
        ${refusal(sentence)}
        <div class="actions">
          <button class="button" type="submit">${isBusy ? 'Changing …' : 'Change password'}</button>
        </div>
        ${this.isDone ? html`<p class="done">${DONE}</p>` : nothing}
      </form>`;
  }

  /** @param {SubmitEvent} event */
  async change(event) {
    event.preventDefault();
    const element = /** @type {HTMLFormElement} */ (event.target);
    const { password, new_password } = Object.fromEntries(new FormData(element));
    this.isDone = false;
    this.isDone = await this.sending.run(async () => {
      renew(await send('PUT', 'user/password', { password, new_password }));
      element.reset();
      say(DONE);
      this.dispatchEvent(new Event('changed'));
    });
  }
}

customElements.define('mflix-password-change', PasswordChange);
