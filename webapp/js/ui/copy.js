// @ts-check
import { html } from 'lit';
import { announce } from '../app/announcer.js';
import { Part } from '../app/page.js';
import { copied } from '../lib/clipboard.js';

const SHOWN_FOR_MS = 1000;

/** A text to take along, and a button that copies it. Where there is no clipboard (plain HTTP) the text is selected instead. */
class Copy extends Part {
  static properties = { text: {}, what: {}, news: { state: true } };

  constructor() {
    super();
    this.text = '';
    /** What the text is, for screen readers, which read the button alone. */
    this.what = '';
    this.news = '';
  }

  render() {
    return html`
      <code>${this.text}</code>
      <button class="button" type="button" @click=${this.copy}>${this.news || 'Copy'}<span class="unseen"> ${this.what}</span></button>`;
  }

  async copy() {
    const shown = /** @type {Element} */ (this.querySelector('code'));
    this.show(await copied(this.text, shown) ? 'Copied' : 'Selected');
  }

  /** @param {string} news */
  show(news) {
    this.news = news;
    announce(`${news} ${this.what}`);
    setTimeout(() => { this.news = ''; }, SHOWN_FOR_MS);
  }
}

customElements.define('mflix-copy', Copy);
