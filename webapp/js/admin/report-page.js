// @ts-check
import { html, nothing } from 'lit';
import { say } from '../app/announcer.js';
import { read, readFile } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { download } from '../lib/download.js';
import { count, counted, today } from '../lib/format.js';
import '../ui/chart.js';
import { emailText } from '../ui/email-text.js';
import { emptyState } from '../ui/notice.js';
import { ifClosed } from './admins-only.js';

/** @import { Count } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

await styles('admin/admin');

const PATH = 'user/comment-report';
const PLACES = 20;

/** Who comments most: a picture for the eye, the same as a table for everybody, and a file. */
class ReportPage extends Page {
  static properties = { rows: { state: true } };
  name = 'User report';

  constructor() {
    super();
    /** @type {Count[] | undefined} */
    this.rows = undefined;
    this.loading = new Loading(this);
    this.saving = new Loading(this);
  }

  render() {
    const { rows } = this;
    return html`
      <div class="page-head">
        <p><a class="back" href="admin">← Administration</a></p>
        <h1 tabindex="-1">Who comments most</h1>
        ${rows?.length ? html`<p class="lead">${summary(rows)}</p>` : nothing}
      </div>
      ${this.loading.notice}
      ${rows ? this.sheet(rows) : this.loading.isWaiting ? html`<div class="ghost report-ghost"></div>` : nothing}`;
  }

  /** @param {Count[]} rows */
  sheet(rows) {
    if (!rows.length) {
      return emptyState('Nobody has written a comment yet', html`<p>As soon as somebody does, this page shows who writes most.</p>
        <a class="button" href="./">All films</a>`);
    }
    return html`
      <div class="report">
        <mflix-chart .labels=${rows.map((row) => row._id)} .values=${rows.map((row) => row.count)}></mflix-chart>
        <div>
          ${table(rows)}
          <div class="actions"><button class="button" type="button" @click=${this.download}>Download CSV</button></div>
          ${this.saving.notice}
        </div>
      </div>`;
  }

  /** @param {Visit} visit */
  async show({ signal }) {
    this.signal = signal;
    const isHere = await this.loading.run(async (options) => {
      this.rows = (await read(PATH, { ...options, as: 'member' })).report;
    }, { signal, heading: 'The report could not be read', refused: ifClosed });
    this.rows = isHere ? this.rows : undefined;
  }

  async download() {
    await this.saving.run(async () => {
      download(await readFile(PATH, 'text/csv'), `commenters-${today()}.csv`);
      say('The file is saved');
    }, { signal: this.signal, heading: 'The file could not be made', refused: ifClosed });
  }
}

customElements.define('mflix-report-page', ReportPage);

/** What the picture says. @param {Count[]} rows */
function summary(rows) {
  const all = rows.reduce((sum, row) => sum + row.count, 0);
  const [first] = rows;
  const leader = html`${emailText(first._id)} leads with ${counted(first.count, 'comment', 'comments')}`;
  return rows.length < PLACES
    ? html`${counted(rows.length, 'person has', 'people have')} commented so far, ${count(all)} times. ${leader}.`
    : html`The ${PLACES} most active wrote ${count(all)} comments. ${leader}; place ${PLACES} has ${count(rows[PLACES - 1].count)}.`;
}

/** @param {Count[]} rows */
function table(rows) {
  return html`
    <table class="table">
      <caption class="unseen">The most active commenters</caption>
      <thead><tr><th class="number" scope="col">Rank</th><th scope="col">E-mail</th><th class="number" scope="col">Comments</th></tr></thead>
      <tbody>${rows.map((row, i) => html`
        <tr><td class="number">${i + 1}</td><th scope="row"><a href=${`admin/users?${new URLSearchParams({ text: row._id })}`}>${emailText(row._id)}</a></th><td class="number">${count(row.count)}</td></tr>`)}
      </tbody>
    </table>`;
}
