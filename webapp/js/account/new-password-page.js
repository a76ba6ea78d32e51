// @ts-check
import { html } from 'lit';
import { say } from '../app/announcer.js';
import { send } from '../app/api.js';
import { FormSubmission } from '../app/form-submission.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { emailText } from '../ui/email-text.js';
import { refusal } from '../ui/field.js';
import { emptyState } from '../ui/notice.js';
import './password-field.js';

/** @import { PropertyDeclarations } from 'lit' */
/** @import { Visit } from '../app/page.js' */

await styles('account/forms');

const DONE = 'Your new password is set. All sessions of your account have ended.';

/**
 * The page that an administrator's link opens, for a user who has forgotten the password. The secret of the link follows its `#`, a part
 * that no browser sends to a server, and is removed from the address bar at once.
 */
class NewPasswordPage extends Page {
  /** @type {PropertyDeclarations} */
  static properties = { email: { state: true }, isDone: { state: true } };
  name = 'Set a new password';
  sending = new FormSubmission(this);
  token = '';

  constructor() {
    super();
    this.email = '';
    this.isDone = false;
  }

  render() {
    return html`
      <div class="auth">
        <div class="page-head"><h1 tabindex="-1">${this.name}</h1></div>
        ${this.isDone ? this.after() : this.token ? this.form() : this.incomplete()}
      </div>`;
  }

  form() {
    const { errors, isBusy, refusal: sentence } = this.sending;
    return html`
      <p class="quiet">For the account ${emailText(this.email)}. The link works once.</p>
      <form class="form panel" novalidate @submit=${this.set}>
        <input class="unseen" type="text" name="username" autocomplete="username" tabindex="-1" aria-hidden="true" readonly value=${this.email}>
        <mflix-password name="new_password" label="New password" autocomplete="new-password"
          hint="At least 8 characters. 72 letters and digits fit; signs such as ä or 😀 take the room of two to four."
          .error=${errors.new_password ?? ''}></mflix-password>
        ${refusal(sentence)}
        <button class="button main" type="submit">${isBusy ? 'Setting it …' : 'Set the password'}</button>
      </form>`;
  }

  after() {
    return html`<p>${DONE}</p><div class="actions"><a class="button main" href="login">Log in</a></div>`;
  }

  incomplete() {
    return emptyState('This link is not complete', html`<p>Open it again just as it was sent to you, or ask an administrator for another.</p>
      <a class="button" href="login">Log in</a>`);
  }

  /** @param {Visit} visit */
  async show({ url }) {
    const link = new URLSearchParams(url.hash.slice(1));
    if (url.hash) {
      history.replaceState(history.state, '', url.pathname + url.search);
    }
    this.token = link.get('token') ?? '';
    this.email = link.get('email') ?? '';
    this.isDone = false;
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event */
  async set(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    await this.sending.run(async () => {
      await send('POST', 'user/password-by-link', { email: this.email, token: this.token, new_password: form.get('new_password') }, { as: 'anyone' });
      this.token = '';
      this.isDone = true;
      say(DONE);
    });
  }
}

customElements.define('mflix-new-password-page', NewPasswordPage);
