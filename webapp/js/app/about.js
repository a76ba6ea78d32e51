// @ts-check
import { html } from 'lit';
import { read } from './api.js';
import { Part } from './page.js';

/** Where the films come from, at the foot of every page. */
class About extends Part {
  static properties = { isDemo: { state: true } };

  constructor() {
    super();
    this.isDemo = false;
  }

  async firstUpdated() {
    this.isDemo = await read('movies/config-options').then((options) => options.embedded, () => false);
  }

  render() {
    return this.isDemo
      ? html`<p>Demo catalogue in the embedded database; its ratings and comments are made up</p>`
      : html`<p>MFlix shows MongoDB's sample films with Jakarta EE</p>`;
  }
}

customElements.define('mflix-about', About);
