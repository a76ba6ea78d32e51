// @ts-check
import { html, nothing } from 'lit';
import { clock } from '../lib/format.js';
import { loginAddress } from './addresses.js';
import { alarm, say } from './announcer.js';
import { connection, knock, read } from './api.js';
import { sessions } from './auth.js';
import { Part } from './page.js';

// Lines above and below every page.

/** @import { ConfigOptions } from 'mflix-api' */

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
        <p class="bar away"><span class="wrap numbers">No connection; what you see is from ${clock(this.awaySince)}</span></p>` : nothing}`;
  }

  end() {
    this.hasEnded = true;
    alarm('Your session has ended. Log in to go on.');
  }

  lose() {
    this.awaySince ??= this.lastSeen;
    clearTimeout(this.timer);
    this.timer = setTimeout(knock, LOOK_AGAIN_MS);
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

/** @type {Promise<ConfigOptions | undefined> | undefined} */
let facts;

/** What the site says about itself, asked for once; undefined when it does not say. */
export function siteFacts() {
  facts ??= read('movies/config-options').catch(() => {
    facts = undefined; // the next one asks again
    return undefined;
  });
  return facts;
}

/** Where the films come from, at the foot of every page: asked for when it is seen below a page that is there. */
export class About extends Part {
  static properties = { words: { state: true } };

  constructor() {
    super();
    this.words = 'MFlix shows MongoDB’s sample films on Jakarta EE';
  }

  watch() {
    new IntersectionObserver(async ([{ isIntersecting }], eye) => {
      if (isIntersecting) {
        eye.disconnect();
        this.words = origin(await siteFacts()) ?? this.words;
      }
    }).observe(this);
  }

  render() {
    return html`<p>${this.words}</p>`;
  }
}

customElements.define('mflix-about', About);

/** @param {ConfigOptions | undefined} facts */
function origin(facts) {
  if (facts?.demo_data) {
    return 'Demo catalogue in the embedded database; its ratings and comments are made up';
  }
  return facts && `Films that were loaded into the database ${facts.db}${facts.embedded ? ', which is embedded' : ' of a MongoDB'}`;
}
