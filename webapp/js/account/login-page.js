// @ts-check
import { html } from 'lit';
import { goInstead, nextAddress } from '../app/addresses.js';
import { say } from '../app/announcer.js';
import { send } from '../app/api.js';
import { begin } from '../app/auth.js';
import { FormSubmission } from '../app/form-submission.js';
import { check, emailField, refusal } from '../ui/field.js';
import { AuthPage } from './auth-page.js';
import './password-field.js';

/** @import { PasswordField } from './password-field.js' */

/** The way in for those who have an account. */
class LoginPage extends AuthPage {
  name = 'Log in';
  sending = new FormSubmission(this);

  form() {
    const { errors, isBusy, refusal: sentence } = this.sending;
    return html`
      <form class="form panel" novalidate @submit=${this.logIn}>
        ${emailField(errors.email)}
        <mflix-password .error=${errors.password ?? ''}></mflix-password>
        ${check({ name: 'stay', label: 'Stay logged in on this device' })}
        ${refusal(sentence)}
        <button class="button main" type="submit">${isBusy ? 'Logging in …' : 'Log in'}</button>
      </form>
      <p class="quiet">No account yet? <a href=${this.otherForm('signup')}>Sign up</a></p>`;
  }

  /** @param {SubmitEvent} event */
  async logIn(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const isIn = await this.sending.run(async () => {
      const reply = await send('POST', 'user/login', { email: form.get('email'), password: form.get('password') }, { as: 'anyone' });
      begin(reply, { stay: form.has('stay') });
      goInstead(nextAddress(this.url));
      say(`You are logged in as ${reply.info.name}`);
    });
    if (!isIn && this.sending.refusal) {
      /** @type {PasswordField} */ (this.querySelector('mflix-password')).retype();
    }
  }
}

customElements.define('mflix-login-page', LoginPage);
