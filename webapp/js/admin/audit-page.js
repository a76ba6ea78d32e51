// @ts-check
import { html, nothing } from 'lit';
import { go } from '../app/addresses.js';
import { announce } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { counted, instant, text } from '../lib/format.js';
import { emailText } from '../ui/email-text.js';
import { emptyState } from '../ui/notice.js';
import { ifClosed } from './admins-only.js';
import { pager } from './user-table.js';

/** @import { AuditEntry, AuditPage } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

await styles('admin/admin');

/** What each act is called. @type {Record<AuditEntry['act'], string>} */
const ACTS = {
  comment_removed: 'Comment removed',
  admin_made: 'Made administrator',
  admin_ended: 'Right taken away',
  password_reset: 'Password reset',
  password_link_made: 'Link for a new password made',
  film_added: 'Film added',
  films_added: 'Films added',
  film_changed: 'Film changed',
  film_removed: 'Film removed',
};

/** Which administrator did what, the latest first. The address holds which kind. */
class AuditPageView extends Page {
  static properties = { list: { state: true }, act: { state: true } };
  name = 'Audit list';

  constructor() {
    super();
    this.act = '';
    /** @type {AuditPage | undefined} */
    this.list = undefined;
    this.loading = new Loading(this);
  }

  render() {
    const { list } = this;
    return html`
      <div class="page-head">
        <p><a class="back" href="admin">← Administration</a></p>
        <h1 tabindex="-1">What administrators did</h1>
        <p class="lead">Every removal, every change of a film and every right that was given, with who did it. Entries are only ever added.</p>
        <div class="field act-field">
          <label for="act">Show</label>
          <select id="act" @change=${this.choose}>
            <option value="" ?selected=${!this.act}>Everything</option>
            ${Object.entries(ACTS).map(([act, words]) => html`<option value=${act} ?selected=${act === this.act}>${words}</option>`)}
          </select>
        </div>
      </div>
      ${this.loading.notice}
      ${list ? this.sheet(list) : this.loading.isWaiting ? html`<div class="ghost report-ghost"></div>` : nothing}`;
  }

  /** @param {AuditPage} list */
  sheet(list) {
    const { entries, total_results: total } = list;
    if (!entries.length) {
      return total ? emptyState('There are no entries on this page', html`<a class="button" href=${this.address(0)}>The first page</a>`)
        : this.act ? emptyState('Nobody has done that yet', html`<a class="button" href="admin/audit">Everything</a>`)
          : emptyState('No administrator has done anything yet', html`
            <p>Films and rights that are changed from now on, and comments that are removed, are kept here.</p>
            <a class="button" href="admin">Administration</a>`);
    }
    return html`
      <p class="numbers">${counted(total, 'entry', 'entries')}</p>
      <table class="table audit">
        <caption class="unseen">What administrators did, the latest first</caption>
        <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">By</th></tr></thead>
        <tbody>${entries.map(row)}</tbody>
      </table>
      ${pager(list, (page) => this.address(page))}`;
  }

  /** @param {Visit} visit */
  async show({ url, signal }) {
    const asked = url.searchParams;
    this.act = asked.get('act') ?? '';
    const parameters = new URLSearchParams({ ...(this.act && { act: this.act }), page: asked.get('page') ?? '0' });
    const isHere = await this.loading.run(async (options) => {
      this.list = await read(`admin/audit?${parameters}`, { ...options, as: 'member' });
      announce(counted(this.list?.total_results, 'entry', 'entries'));
    }, { signal, heading: 'The audit list could not be read', refused: ifClosed });
    this.list = isHere ? this.list : undefined;
  }

  /** @param {Event} event */
  choose({ target }) {
    this.act = /** @type {HTMLSelectElement} */ (target).value;
    go(this.address(0));
  }

  /** @param {number} page */
  address(page) {
    const parameters = new URLSearchParams({ ...(this.act && { act: this.act }), ...(page && { page: String(page) }) });
    return parameters.size ? `admin/audit?${parameters}` : 'admin/audit';
  }
}

customElements.define('mflix-audit-page', AuditPageView);

/** @param {AuditEntry} entry */
function row({ at, by, act, about, reason, unconfirmed }) {
  return html`
    <tr>
      <td class="numbers"><time datetime=${at}>${instant(at)}</time></td>
      <th scope="row">
        <span>${ACTS[act] ?? act}</span>
        <div class="about">${what(act, about)}</div>
        ${reason ? html`<p class="quiet" dir="auto">Reason: ${reason}</p>` : nothing}
        ${unconfirmed ? html`<p class="quiet">It was begun; whether it was done is not known.</p>` : nothing}
      </th>
      <td>${emailText(by)}</td>
    </tr>`;
}

/** @param {AuditEntry['act']} act @param {AuditEntry['about']} about */
function what(act, about) {
  const film = about.film ?? about.movie_id;
  const title = text(about.title) || 'Untitled';
  switch (act) {
    case 'comment_removed':
      return html`
        <p><bdi>${text(about.name) || 'Somebody'}</bdi> (${emailText(text(about.email))}) had written about
          <a href=${`movies/id/${film}`}>this film</a>:</p>
        <blockquote class="quote user-text" dir="auto">${text(about.text)}</blockquote>`;
    case 'films_added':
      return counted(about.count, 'film', 'films');
    case 'film_removed':
      return html`<bdi>${title}</bdi>`;
    case 'film_added':
    case 'film_changed':
      return html`<a href=${`movies/id/${film}`}><bdi>${title}</bdi></a>${
        Array.isArray(about.fields) ? `: ${about.fields.map(text).join(', ')}` : nothing}`;
    default:
      return html`${emailText(text(about.email))}${about.demo_mode ? ' on sign-up, as demo mode lets anybody' : nothing}`;
  }
}
