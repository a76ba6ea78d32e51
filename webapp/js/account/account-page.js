// @ts-check
import { html, nothing } from 'lit';
import { loginAddress } from '../app/addresses.js';
import { read, send } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { ask } from '../ui/dialog.js';
import { emailText } from '../ui/email-text.js';
import { emptyState } from '../ui/notice.js';
import { logOut } from './account-menu.js';
import './name-form.js';
import './own-data.js';
import './password-change.js';
import './password-field.js';
import './preferences-form.js';
import './session-list.js';

/** @import { Info, Session } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */
/** @import { Visit } from '../app/page.js' */
/** @import { SessionList } from './session-list.js' */

await Promise.all([styles('account/forms'), styles('account/account')]);

/** One's own account. */
class AccountPage extends Page {
  static properties = { facts: { state: true } };

  name = 'Your account';

  constructor() {
    super();
    /** @type {{info: Info, sessions: Session[], genres: string[], isSingle: boolean} | undefined} */
    this.facts = undefined;
    this.loading = new Loading(this);
  }

  render() {
    const { notice, isWaiting } = this.loading;
    return html`
      <div class="account">
        <div class="page-head"><h1 tabindex="-1">Your account</h1></div>
        ${notice}
        ${this.facts ? this.rooms(this.facts) : isWaiting ? html`<div class="ghost room-ghost" aria-hidden="true"></div>` : nothing}
      </div>`;
  }

  /** @param {NonNullable<AccountPage['facts']>} facts */
  rooms({ info, sessions, genres, isSingle }) {
    return html`
      <dl class="who">
        <div><dt>Name</dt><dd><bdi>${info.name}</bdi></dd></div>
        <div><dt>E-mail</dt><dd>${emailText(info.email)}</dd></div>
        ${info.isAdmin ? html`<div><dt>Role</dt><dd>Administrator</dd></div>` : nothing}
      </dl>
      <section><h2>Your name</h2><mflix-name .name=${info.name} @changed=${this.rename}></mflix-name></section>
      <section><h2>Preferences</h2><mflix-preferences .stored=${info.preferences} .genres=${genres}></mflix-preferences></section>
      <section><h2>Sessions</h2><mflix-sessions .sessions=${sessions} .isSingle=${isSingle}></mflix-sessions></section>
      <section><h2>Password</h2>
        <mflix-password-change .email=${info.email} @changed=${this.lookAtSessions}></mflix-password-change></section>
      <section><h2>Your data</h2><mflix-own-data></mflix-own-data></section>
      <section>
        <h2>Delete this account</h2>
        <p class="quiet">Your account and your sessions go. You say what becomes of your comments.</p>
        <div><button class="button grave" type="button" @click=${() => removeAccount()}>Delete account …</button></div>
      </section>`;
  }

  /** @param {Visit} visit */
  async show({ signal }) {
    await this.loading.run(async (options) => {
      const mine = { ...options, as: /** @type {const} */ ('member') };
      const [{ info }, { sessions }, { genres }, { sessions_per_user }] = await Promise.all([
        read('user/me', mine), read('user/sessions', mine), read('movies/genres', options), read('movies/config-options', options)]);
      const names = genres.map((genre) => genre._id);
      this.facts = { info, sessions, genres: names, isSingle: sessions_per_user === 'one' };
    }, { signal, heading: 'Your account could not be read', refused: ended });
  }

  /** @param {CustomEvent<Info>} event */
  rename({ detail: info }) {
    this.facts = this.facts && { ...this.facts, info };
  }

  lookAtSessions() {
    /** @type {SessionList} */ (this.querySelector('mflix-sessions')).reread();
  }
}

customElements.define('mflix-account-page', AccountPage);

/** @param {Refusal} refusal */
function ended({ code }) {
  return code === 'UNAUTHORIZED'
    ? emptyState('Your session has ended', html`<a class="button main" href=${loginAddress(new URL(location.href))}>Log in to go on</a>`)
    : undefined;
}

/** Asks for the password and what becomes of the comments, then deletes the account. */
function removeAccount() {
  return ask({
    heading: 'Delete your account?', action: 'Delete account', isGrave: true,
    content: html`
      <dl class="fates">
        <div><dt>This goes</dt><dd>Your account, your preferences and all of your sessions, at once and for good.</dd></div>
      </dl>
      <mflix-password></mflix-password>
      <fieldset class="choice">
        <legend>What you wrote about films</legend>
        <label class="check"><input type="radio" name="comments" value="anonymise" checked>
          <span>stays, without your name and e-mail address</span></label>
        <label class="check"><input type="radio" name="comments" value="remove"><span>goes, too</span></label>
      </fieldset>`,
    submit: async (form) => {
      await send('POST', 'user/delete', { password: form.get('password'), comments: form.get('comments') });
      logOut('Your account is deleted');
    },
  });
}
