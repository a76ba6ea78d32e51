// @ts-check
import { html } from 'lit';
import { goInstead, nextAddress } from '../addresses.js';
import { send } from '../api.js';
import { begin } from '../auth.js';
import { check, emailField, refusal } from '../parts/field.js';
import '../parts/password.js';
import { say } from '../say.js';
import { Sending } from '../sending.js';
import { DoorPage } from './door.js';

/** The way in for those who have an account. */
class LoginPage extends DoorPage {
  name = 'Log in';
  sending = new Sending(this);

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
      <p class="quiet">No account yet? <a href=${this.otherDoor('signup')}>Sign up</a></p>`;
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
      /** @type {any} */ (this.querySelector('mflix-password')).retype();
    }
  }
}

customElements.define('mflix-login-page', LoginPage);
