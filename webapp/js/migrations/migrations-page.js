// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { styles } from '../app/styles.js';
import { groupOf, migrationRow } from './migration-row.js';
import { Remaining } from './remaining.js';
import './run-actions.js';
import { spoken, stale } from './run-state.js';
import { WatchedPage } from './watched-page.js';

/** @import { Migration, Migrations } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */
/** @import { Group } from './migration-row.js' */

await styles('migrations/migrations');

const PATH = 'admin/migrations';
/** @type {Group[]} */
const GROUPS = ['Running', 'Needs attention', 'Finished', 'Not started'];

/**
 * All migrations, by what they ask of an administrator.
 * @extends {WatchedPage<Migrations>}
 */
class MigrationsPage extends WatchedPage {
  static properties = { migrations: { state: true } };
  name = 'Migrations';
  subject = 'The migrations';

  constructor() {
    super();
    /** @type {Migration[] | undefined} */
    this.migrations = undefined;
    this.remaining = new Remaining(this);
  }

  render() {
    const { migrations, asOf } = this;
    const { notice, isWaiting } = this.loading;
    return html`
      <div class="console">
        <div class="page-head">
          <p><a class="back" href="admin">← Administration</a></p>
          <h1 tabindex="-1">Migrations</h1>
          <p class="lead">They bring stored documents to today's shape, while the site is in use.</p>
        </div>
        ${notice}
        ${asOf ? stale(asOf) : nothing}
        ${migrations ? GROUPS.map((group) => this.group(group)) : isWaiting ? html`<p class="quiet">Reading the migrations …</p>` : nothing}
      </div>`;
  }

  /** @param {Group} group */
  group(group) {
    const members = (this.migrations ?? []).filter((migration) => groupOf(migration) === group);
    return members.length || group === 'Running' ? html`
      <section class="group">
        <h2>${group}</h2>
        ${members.length
          ? html`<ul>${repeat(members, ({ name }) => name, (member) => migrationRow(member, { remaining: this.remaining.of(member), acted: () => this.poll?.now() }))}</ul>`
          : html`<p class="quiet">No migration is running.</p>`}
      </section>` : nothing;
  }

  /** @param {Visit} visit */
  async show({ signal }) {
    this.remaining.begin(signal);
    await this.follow(PATH, { signal });
  }

  /** @param {Migrations} body */
  arrive({ migrations }) {
    this.migrations = migrations;
    this.remaining.count(migrations);
    const news = migrations.flatMap(({ name, active }) => (active ? `${name}: ${spoken(active)}` : [])).join('. ');
    this.announce(news, 'No migration is running');
    return true;
  }
}

customElements.define('mflix-migrations-page', MigrationsPage);
