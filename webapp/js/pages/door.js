// @ts-check
import { html } from 'lit';
import { nextAddress } from '../addresses.js';
import { member } from '../auth.js';
import { Page } from '../page.js';
import { styles } from '../styles.js';
import { isSettled } from '../visitor.js';

await styles('forms');

/** What the ways in have in common: who is in already is told so, and led on. */
export class DoorPage extends Page {
  static properties = { who: { state: true }, url: { state: true } };

  constructor() {
    super();
    this.url = new URL(location.href);
    /** @type {import('../auth.js').Info | null} */
    this.who = null;
  }

  render() {
    return html`<div class="door"><h1 tabindex="-1">${this.name}</h1>${this.who ? this.within(this.who) : this.form()}</div>`;
  }

  /** @returns {unknown} for somebody who is not in yet */
  form() {
    return undefined;
  }

  /** @param {import('../auth.js').Info} info */
  within({ name }) {
    return html`
      <p>You are logged in as <bdi>${name}</bdi> already.</p>
      <div class="actions">
        <a class="button main" href=${nextAddress(this.url)}>Go on</a>
        <a class="button" href="account">Your account</a>
      </div>`;
  }

  /** The other form, which leads on to the same place. @param {string} path */
  otherDoor(path) {
    return path + this.url.search;
  }

  /** @param {import('../page.js').Visit} visit */
  async show({ url }) {
    this.url = url;
    this.who = member();
    await isSettled();
    this.who = member();
  }
}
