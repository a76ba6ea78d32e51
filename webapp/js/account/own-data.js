// @ts-check
import { html, nothing } from 'lit';
import { say } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Part } from '../app/page.js';
import { download } from '../lib/download.js';
import { counted, moment, text } from '../lib/format.js';
import { emailText } from '../ui/email-text.js';

/** @import { Comment, OwnData } from 'mflix-api' */

const PAGE_SIZE = 20;

/** All that the site has stored about the user who is logged in: to be read here, and to be downloaded as a file. */
class OwnDataView extends Part {
  static properties = { data: { state: true }, visible: { state: true } };

  constructor() {
    super();
    /** @type {OwnData | undefined} */
    this.data = undefined;
    this.visible = PAGE_SIZE;
    this.loading = new Loading(this);
  }

  render() {
    const { data, loading } = this;
    return html`
      <p>Your name and e-mail address, your preferences, your sessions, and every comment that you wrote.
        Your password is kept as a hash that nobody can read.</p>
      ${loading.notice}
      <div class="actions">
        ${data ? nothing : html`<button class="button" type="button" ?disabled=${loading.isWaiting} @click=${this.look}>Show my data</button>`}
        <button class="button" type="button" ?disabled=${loading.isWaiting} @click=${this.save}>Download my data</button>
      </div>
      ${data ? this.sheet(data) : nothing}`;
  }

  /** @param {OwnData} data */
  sheet({ info, sessions, comments }) {
    return html`
      <dl class="own-data" tabindex="-1">
        <div><dt>Account</dt><dd><bdi>${info.name}</bdi>, ${emailText(info.email)}</dd></div>
        <div><dt>Sessions</dt><dd>${counted(sessions.length, 'session', 'sessions')}</dd></div>
        <div><dt>Comments</dt>
          <dd>${comments.length ? counted(comments.length, 'comment', 'comments') : 'You have not written about a film yet'}</dd></div>
      </dl>
      ${comments.length ? html`
        <ol class="own-comments" aria-label="Your comments">${comments.slice(0, this.visible).map(row)}</ol>
        ${comments.length > this.visible ? html`
          <div><button class="button" type="button" @click=${this.older}>Older comments</button></div>` : nothing}` : nothing}`;
  }

  async look() {
    if (await this.load()) {
      await this.updateComplete;
      /** @type {HTMLElement} */ (this.querySelector('.own-data')).focus();
    }
  }

  async save() {
    if (await this.load()) {
      download(new Blob([`${JSON.stringify(this.data, null, 2)}\n`], { type: 'application/json' }), 'mflix-my-data.json');
      say('Your data is saved as a file');
    }
  }

  /** Always anew, so that the file is what is stored now. */
  load() {
    return this.loading.run(async (options) => {
      this.data = await read('user/data', { ...options, as: 'member' });
    }, { heading: 'Your data could not be read' });
  }

  async older() {
    const before = this.visible;
    this.visible += PAGE_SIZE;
    await this.updateComplete;
    /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.own-comments a'))[before]?.focus();
  }
}

customElements.define('mflix-own-data', OwnDataView);

/** @param {Comment} comment */
function row({ movie_id: film, date, text: words }) {
  return html`
    <li>
      <a href=${`movies/id/${film}`}>${moment(date) || 'Without a date'}</a>
      <p class="user-text" dir="auto">${text(words)}</p>
    </li>`;
}
