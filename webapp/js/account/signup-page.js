// @ts-check
import { html, nothing } from 'lit';
import { goInstead, nextAddress } from '../app/addresses.js';
import { say } from '../app/announcer.js';
import { read, send } from '../app/api.js';
import { begin } from '../app/auth.js';
import { FormSubmission } from '../app/form-submission.js';
import { check, emailField, field, refusal } from '../ui/field.js';
import { AuthPage } from './auth-page.js';
import './password-field.js';

/** @import { Visit } from '../app/page.js' */

/** The way in for those who have no account yet. */
class SignupPage extends AuthPage {
  static properties = { isDemo: { state: true } };

  name = 'Sign up';
  sending = new FormSubmission(this);

  constructor() {
    super();
    this.isDemo = false;
  }

  form() {
    const { errors, isBusy, refusal: sentence } = this.sending;
    return html`
      <p class="quiet">With an account you can write about films.</p>
      <form class="form panel" novalidate @submit=${this.signUp}>
        ${field({ name: 'name', label: 'Name', autocomplete: 'name', hint: '3 to 100 characters. It stands beside what you write.', error: errors.name })}
        ${emailField(errors.email)}
        <mflix-password autocomplete="new-password" hint="At least 8 characters. 72 letters and digits fit; signs such as ä or 😀 take the room of two to four." .error=${errors.password ?? ''}></mflix-password>
        ${check({ name: 'stay', label: 'Stay logged in on this device' })}
        ${this.isDemo ? check({ name: 'admin', label: 'Make this account an administrator (demo only)' }) : nothing}
        ${refusal(sentence)}
        <button class="button main" type="submit">${isBusy ? 'Signing up …' : 'Sign up'}</button>
      </form>
      <p class="quiet">You have an account? <a href=${this.otherForm('login')}>Log in</a></p>`;
  }

  /** @param {Visit} visit */
  async show(visit) {
    await Promise.all([super.show(visit), this.lookForDemo(visit.signal)]);
  }

  /** @param {AbortSignal} signal */
  async lookForDemo(signal) {
    try {
      const { demo_mode } = await read('status', { signal });
      this.isDemo = demo_mode;
    } catch {
      // One can sign up without it; what is wrong is said then.
    }
  }

  /** @param {SubmitEvent} event */
  async signUp(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    await this.sending.run(async () => {
      const account = { name: form.get('name'), email: form.get('email'), password: form.get('password') };
      const reply = await send('POST', form.has('admin') ? 'user/make-admin' : 'user/register', account, { as: 'anyone' });
      begin(reply, { stay: form.has('stay') });
      goInstead(nextAddress(this.url));
      say(`Welcome, ${reply.info.name}`);
    });
  }
}

customElements.define('mflix-signup-page', SignupPage);
