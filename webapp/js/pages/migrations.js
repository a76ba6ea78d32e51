// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { read } from '../api.js';
import { Loading } from '../loading.js';
import { groupOf, migrationRow } from '../migrations/row.js';
import { spoken, stale } from '../migrations/state.js';
import { Watch } from '../migrations/watch.js';
import { Page } from '../page.js';
import { failure } from '../parts/notice.js';
import { say } from '../say.js';
import { styles } from '../styles.js';

await styles('migrations');

const PATH = 'admin/migrations';
/** @type {import('../migrations/row.js').Group[]} */
const GROUPS = ['Running', 'Needs attention', 'Finished', 'Not started'];

/** All migrations, by what they ask of an administrator. */
class MigrationsPage extends Page {
  static properties = { migrations: { state: true }, asOf: { state: true } };
  name = 'Migrations';

  constructor() {
    super();
    /** @type {any[] | undefined} */
    this.migrations = undefined;
    /** @type {Date | undefined} */
    this.asOf = undefined;
    this.loading = new Loading(this);
    this.said = '';
  }

  render() {
    const { migrations, asOf } = this;
    const { notice, isWaiting } = this.loading;
    return html`
      <div class="console">
        <header class="head">
          <h1 tabindex="-1">Migrations</h1>
          <p class="quiet">They bring stored documents to today's shape, while the site is in use.</p>
        </header>
        ${notice}
        ${asOf ? stale(asOf) : nothing}
        ${migrations ? GROUPS.map((group) => this.group(group)) : isWaiting ? html`<p class="quiet">Reading the migrations …</p>` : nothing}
      </div>`;
  }

  /** @param {import('../migrations/row.js').Group} group */
  group(group) {
    const members = /** @type {any[]} */ (this.migrations).filter((migration) => groupOf(migration) === group);
    return members.length || group === 'Running' ? html`
      <section class="group">
        <h2>${group}</h2>
        ${members.length
          ? html`<ul>${repeat(members, ({ name }) => name, migrationRow)}</ul>`
          : html`<p class="quiet">No migration is running.</p>`}
      </section>` : nothing;
  }

  /** @param {import('../page.js').Visit} visit */
  async show({ signal }) {
    const isHere = await this.loading.run(async (options) => {
      this.arrive(await read(PATH, { ...options, as: 'member' }));
    }, { signal, heading: 'The migrations could not be read' });
    if (isHere) {
      new Watch(PATH, {
        signal, goesOn: true, arrived: (body) => this.arrive(body), looked: (asOf, refusal) => this.looked(asOf, refusal),
      });
    }
  }

  /** @param {any} body */
  arrive({ migrations }) {
    this.migrations = migrations;
    const news = migrations.filter((/** @type {any} */ { active }) => active)
      .map((/** @type {any} */ { collection, field, active }) => `${collection}.${field}: ${spoken(active)}`).join('. ');
    if (news !== this.said) {
      this.said = news;
      say(news || 'No migration is running');
    }
    return true;
  }

  /** @param {Date | undefined} asOf @param {any} [refusal] */
  looked(asOf, refusal) {
    const isOver = [401, 403].includes(refusal?.status);
    this.asOf = isOver ? undefined : asOf;
    this.loading.set({ notice: isOver ? failure(refusal, { heading: 'The migrations can no longer be read' }) : undefined });
  }
}

customElements.define('mflix-migrations-page', MigrationsPage);
