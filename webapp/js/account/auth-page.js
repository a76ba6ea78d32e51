// @ts-check
import { html } from 'lit';
import { goInstead, nextAddress } from '../app/addresses.js';
import { sessionRefreshed } from '../app/api.js';
import { member, sessions } from '../app/auth.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';

/** @import { PropertyDeclarations } from 'lit' */
/** @import { Info } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

await styles('account/forms');

/** What log-in and sign-up share: a user who is logged in already sees that, with a link onward. */
export class AuthPage extends Page {
  /** @type {PropertyDeclarations} */
  static properties = { who: { state: true }, url: { state: true } };

  constructor() {
    super();
    this.url = new URL(location.href);
    /** @type {Info | null} */
    this.who = null;
  }

  render() {
    return html`
      <div class="auth">
        <div class="page-head"><h1 tabindex="-1">${this.name}</h1></div>
        ${this.who ? this.within(this.who) : this.form()}
      </div>`;
  }

  /** @returns {unknown} the form, for a visitor who is not logged in */
  form() {
    return undefined;
  }

  /** @param {Info} info */
  within({ name }) {
    return html`
      <p>You are logged in as <bdi>${name}</bdi> already.</p>
      <div class="actions">
        <a class="button main" href=${nextAddress(this.url)}>Go on</a>
        <a class="button" href="account">Your account</a>
      </div>`;
  }

  /** The other form, which leads on to the same place. @param {string} path */
  otherForm(path) {
    return path + this.url.search;
  }

  /** @param {Visit} visit */
  async show({ url, signal }) {
    this.url = url;
    sessions.addEventListener('joined', () => goInstead(nextAddress(url)), { signal });
    this.who = member();
    await sessionRefreshed();
    this.who = member();
  }
}
