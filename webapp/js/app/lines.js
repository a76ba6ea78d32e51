// @ts-check
import { html, nothing } from 'lit';
import { clock } from '../lib/format.js';
import { loginAddress } from './addresses.js';
import { alarm, say } from './announcer.js';
import { connection, read } from './api.js';
import { sessions } from './auth.js';
import { Part } from './page.js';

// Lines above and below every page.

const LOOK_AGAIN_MS = 3000;

/** Lines above every page: the session has ended, or the site cannot be reached. Each goes by itself once it is no longer true. */
class Bars extends Part {
  static properties = { hasEnded: { state: true }, awaySince: { state: true } };

  constructor() {
    super();
    this.hasEnded = false;
    /** @type {Date | undefined} */
    this.awaySince = undefined;
    this.lastSeen = new Date();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    sessions.addEventListener('change', () => { this.hasEnded = false; });
    sessions.addEventListener('ended', () => this.end());
    connection.addEventListener('lost', () => this.lose());
    connection.addEventListener('back', () => this.find());
  }

  render() {
    return html`
      ${this.hasEnded ? html`
        <p class="bar"><span class="wrap">Your session has ended. <a href=${loginAddress(new URL(location.href))}>Log in to go on</a></span></p>` : nothing}
      ${this.awaySince ? html`
        <p class="bar"><span class="wrap numbers">No connection; what you see is from ${clock(this.awaySince)}</span></p>` : nothing}`;
  }

  end() {
    this.hasEnded = true;
    alarm('Your session has ended. Log in to go on.');
  }

  lose() {
    this.awaySince ??= this.lastSeen;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), LOOK_AGAIN_MS);
  }

  /** Asks for something small; the answer, or that there is none, arrives as an event like every other. */
  look() {
    read('status').catch(() => {});
  }

  find() {
    clearTimeout(this.timer);
    this.lastSeen = new Date();
    if (this.awaySince) {
      this.awaySince = undefined;
      say('The connection is back');
    }
  }
}

customElements.define('mflix-bars', Bars);

/** Where the films come from, at the foot of every page: asked for when it is seen. */
class About extends Part {
  static properties = { isDemo: { state: true } };

  constructor() {
    super();
    this.isDemo = false;
  }

  firstUpdated() {
    new IntersectionObserver(async ([{ isIntersecting }], eye) => {
      if (isIntersecting) {
        eye.disconnect();
        this.isDemo = await read('movies/config-options').then((options) => options.embedded, () => false);
      }
    }).observe(this);
  }

  render() {
    return this.isDemo
      ? html`<p>Demo catalogue in the embedded database; its ratings and comments are made up</p>`
      : html`<p>MFlix shows MongoDB's sample films with Jakarta EE</p>`;
  }
}

customElements.define('mflix-about', About);
