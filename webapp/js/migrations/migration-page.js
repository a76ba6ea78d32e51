// @ts-check
import { html, nothing } from 'lit';
import { styles } from '../app/styles.js';
import { stamp } from '../lib/format.js';
import { emptyState } from '../ui/notice.js';
import './plan.js';
import { bar } from './progress.js';
import './refused-values.js';
import './run-actions.js';
import { migrationAddress, runAddress } from './run-addresses.js';
import './run-list.js';
import { spoken, stale, state } from './run-state.js';
import './start-options.js';
import { WatchedPage } from './watched-page.js';

/** @import { Migration, MigrationAction, MigrationRun } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */
/** @import { Visit } from '../app/page.js' */
/** @import { StartOptions } from './start-options.js' */

await styles('migrations/migrations');

/**
 * One migration: what it would do, starting it, its runs and the values it refused.
 * @extends {WatchedPage<Migration>}
 */
class MigrationPage extends WatchedPage {
  static properties = { migration: { state: true } };
  subject = 'The migration';

  constructor() {
    super();
    /** @type {Migration | undefined} */
    this.migration = undefined;
  }

  render() {
    const { migration, asOf } = this;
    const { notice, isWaiting } = this.loading;
    return html`
      <div class="console">
        ${migration ? head(migration) : nothing}
        ${notice}
        ${asOf ? stale(asOf) : nothing}
        ${migration ? this.shown(migration) : isWaiting ? html`<p class="quiet">Reading the migration …</p>` : nothing}
      </div>`;
  }

  /** @param {Migration} migration */
  shown({ name, collection, active, last, openErrors, legal }) {
    const version = [active?.id, active?.state, last?.id, openErrors].join();
    return html`
      ${active ? underWay(active) : nothing}
      <mflix-plan .migration=${name}></mflix-plan>
      <section class="board" aria-labelledby="start">
        <h2 id="start">What can be done</h2>
        ${active ? html`<p>A run is under way. <a href=${runAddress(active)}>See it, pause it or end it</a>; another one can start when it has ended.</p>` : html`
          <mflix-start-options></mflix-start-options>`}
        <mflix-migration-actions .legal=${offered(legal, last)} .migration=${name} .form=${() => this.options()} @acted=${() => this.poll?.now()}></mflix-migration-actions>
      </section>
      <mflix-refused .migration=${name} .collection=${collection} .version=${version}></mflix-refused>
      <mflix-earlier-runs .migration=${name} .version=${version}></mflix-earlier-runs>`;
  }

  options() {
    return /** @type {StartOptions | null} */ (this.querySelector('mflix-start-options')) ?? undefined;
  }

  /** @param {Visit} visit */
  async show({ params, signal }) {
    this.migration = undefined;
    this.name = params.name;
    await this.follow(migrationAddress(params.name), { signal, refused: missing });
  }

  /** @param {Migration} migration */
  arrive(migration) {
    this.migration = migration;
    this.name = migration.name;
    this.announce(migration.active ? spoken(migration.active) : '', 'No run is under way');
    return true;
  }
}

customElements.define('mflix-migration-page', MigrationPage);

/** What the migration offers, and what its last run does: each action once. @param {MigrationAction[]} legal @param {MigrationRun | null} last */
function offered(legal, last) {
  const all = [...legal, ...(legal.length ? last?.legal ?? [] : [])];
  return all.filter(({ action }, index) => all.findIndex((other) => other.action === action) === index);
}

const wayUp = html`<p><a class="back" href="admin/migrations">← All migrations</a></p>`;

/** @param {Migration} migration */
function head({ name, collection, field, purpose, assumption, nextStart }) {
  return html`
    <div class="page-head">
      ${wayUp}
      <h1 tabindex="-1">${name}</h1>
      <p class="lead">${purpose} ${assumption}</p>
      <p class="quiet">${collection}.${field}${nextStart ? `, starts by itself ${stamp(nextStart)}` : nothing}</p>
    </div>`;
}

/** @param {MigrationRun} run */
function underWay(run) {
  return html`
    <section class="board" aria-labelledby="under-way">
      <h2 id="under-way">Under way</h2>
      <p>${state(run)}</p>
      <p dir="auto">${run.why}</p>
      ${bar(run)}
      <div><a class="button main" href=${runAddress(run)}>See the run</a></div>
    </section>`;
}

/** @param {Refusal} refusal */
function missing({ code, message }) {
  return code === 'NOT_FOUND' ? html`
    <div class="page-head">
      ${wayUp}
      <h1 tabindex="-1">This migration does not exist</h1>
    </div>
    ${emptyState('Nothing is kept under this name', html`<p dir="auto">${message}</p><a class="button" href="admin/migrations">All migrations</a>`)}` : undefined;
}
