// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count, counted, moment, text } from '../format.js';
import { Part } from '../page.js';
import { say } from '../say.js';

const PAGE_SIZE = 20;

/**
 * What is said about a film: `comments` as the API orders them, newest first (at most 1000), `total` of all there are.
 * Shown a page at a time.
 */
class Comments extends Part {
  static properties = { film: { attribute: false }, comments: { attribute: false }, total: { attribute: false }, visible: { state: true } };

  constructor() {
    super();
    /** @type {string} */
    this.film = '';
    /** @type {any[]} */
    this.comments = [];
    this.total = 0;
    this.visible = PAGE_SIZE;
  }

  render() {
    const shown = this.comments.slice(0, this.visible);
    return html`
      <section class="comments" aria-labelledby="comments">
        <h2 id="comments">Comments</h2>
        ${shown.length ? this.list(shown) : html`<p class="quiet">Nobody has written about this film yet.</p>`}
      </section>`;
  }

  /** @param {any[]} shown */
  list(shown) {
    return html`
      <p class="quiet numbers">${this.line()}</p>
      <ol>${repeat(shown, (one) => one._id, comment)}</ol>
      ${this.comments.length > this.visible ? html`
        <div><button class="button" type="button" @click=${this.older}>Older comments</button></div>` : nothing}`;
  }

  line() {
    return `${count(Math.min(this.visible, this.comments.length))} of ${counted(this.total, 'comment', 'comments')}`;
  }

  async older() {
    const before = this.visible;
    this.visible += PAGE_SIZE;
    say(this.line());
    await this.updateComplete;
    /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.comment'))[before]?.focus();
  }
}

customElements.define('mflix-comments', Comments);

/** @param {any} stored */
function comment(stored) {
  const when = moment(stored.date);
  return html`
    <li class="comment" tabindex="-1">
      <header>
        <h3><bdi>${text(stored.name) || 'Somebody'}</bdi></h3>
        ${when ? html`<time datetime=${stored.date}>${when}</time>` : nothing}
      </header>
      <p class="user-text" dir="auto">${text(stored.text)}</p>
    </li>`;
}
