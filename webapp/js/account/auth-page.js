// @ts-check
import { html } from 'lit';
import { nextAddress } from '../app/addresses.js';
import { member } from '../app/auth.js';
import { Page } from '../app/page.js';
import { isSettled } from '../app/session-refresh.js';
import { styles } from '../app/styles.js';

await styles('account/forms');

/** What the ways in have in common: who is in already is told so, and led on. */
export class AuthPage extends Page {
  static properties = { who: { state: true }, url: { state: true } };

  constructor() {
    super();
    this.url = new URL(location.href);
    /** @type {import('../app/auth.js').Info | null} */
    this.who = null;
  }

  render() {
    return html`<div class="door"><h1 tabindex="-1">${this.name}</h1>${this.who ? this.within(this.who) : this.form()}</div>`;
  }

  /** @returns {unknown} for somebody who is not in yet */
  form() {
    return undefined;
  }

  /** @param {import('../app/auth.js').Info} info */
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

  /** @param {import('../app/page.js').Visit} visit */
  async show({ url }) {
    this.url = url;
    this.who = member();
    await isSettled();
    this.who = member();
  }
}
