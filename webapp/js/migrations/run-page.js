// @ts-check
import { html, nothing } from 'lit';
import { styles } from '../app/styles.js';
import { stamp } from '../lib/format.js';
import { emailText } from '../ui/email-text.js';
import { emptyState, failure } from '../ui/notice.js';
import './pace.js';
import { progressPanel } from './progress.js';
import './ranges.js';
import { ratePicture } from './rates.js';
import './refused-values.js';
import './run-actions.js';
import { migrationAddress, runAddress } from './run-addresses.js';
import { readParts } from './run-parts.js';
import { spoken, stale, state } from './run-state.js';
import { timelinePanel } from './timeline.js';
import { checksPanel } from './verification.js';
import { WatchedPage } from './watched-page.js';
import { duration, isFinished, word } from './words.js';

/** @import { MigrationEvent, MigrationRange, MigrationRun } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */
/** @import { Visit } from '../app/page.js' */

await styles('migrations/migrations');

/**
 * One run of a migration, as it goes.
 * @extends {WatchedPage<MigrationRun>}
 */
class RunPage extends WatchedPage {
  static properties = { run: { state: true }, ranges: { state: true }, events: { state: true }, partsRefusal: { state: true } };
  subject = 'The run';

  constructor() {
    super();
    /** @type {MigrationRun | undefined} */
    this.run = undefined;
    /** @type {MigrationRange[]} */
    this.ranges = [];
    /** @type {MigrationEvent[] | undefined} */
    this.events = undefined;
    /** @type {Refusal | undefined} */
    this.partsRefusal = undefined;
    this.parts = this.newParts();
  }

  /** Nothing of an earlier run is left. */
  forget() {
    Object.assign(this, { run: undefined, ranges: [], events: undefined, partsRefusal: undefined, asOf: undefined, said: '' });
    this.parts = this.newParts();
  }

  newParts() {
    return readParts((news) => Object.assign(this, news));
  }

  render() {
    const { run, asOf } = this;
    const { notice, isWaiting } = this.loading;
    return html`
      <div class="console">
        ${run ? head(run) : nothing}
        ${notice}
        ${asOf ? stale(asOf) : nothing}
        ${run ? this.shown(run) : isWaiting ? html`<p class="quiet">Reading the run …</p>` : nothing}
      </div>`;
  }

  /** @param {MigrationRun} run */
  shown(run) {
    return html`
      <mflix-migration-actions .legal=${run.legal} .migration=${run.migration} @acted=${() => this.poll?.now()}></mflix-migration-actions>
      ${this.partsRefusal && isFinished(run) ? failure(this.partsRefusal, {
        heading: 'Ranges and timeline could not be read', again: () => this.parts(run, this.signal),
      }) : nothing}
      ${isFinished(run) ? checksPanel(run) : nothing}
      ${progressPanel(run)}
      ${ratePicture(this.ranges)}
      ${isFinished(run) ? nothing : html`<mflix-pace .run=${run} @acted=${() => this.poll?.now()}></mflix-pace>`}
      <mflix-ranges .ranges=${this.ranges}></mflix-ranges>
      ${isFinished(run) ? nothing : checksPanel(run)}
      <mflix-refused .migration=${run.migration} .version=${[run.id, run.progress.refused, isFinished(run)].join()}></mflix-refused>
      ${timelinePanel(this.events)}`;
  }

  /** @param {Visit} visit */
  async show({ params, signal }) {
    this.forget();
    this.name = 'Run';
    this.signal = signal;
    const path = runAddress({ migration: params.name, id: params.run });
    await this.follow(path, { signal, refused: (refusal) => missing(refusal, params.name) });
  }

  /** @param {MigrationRun} run @returns {boolean} whether there is more to come */
  arrive(run) {
    this.run = run;
    this.name = `${word(run.kind)} of ${run.migration}`;
    this.announce(spoken(run));
    this.parts(run, this.signal);
    return !isFinished(run);
  }
}

customElements.define('mflix-run-page', RunPage);

/** @param {MigrationRun} run */
function head(run) {
  const { migration, kind, of, why, failure: failed, startedBy, createdAt, undoneBy, pausedAt } = run;
  const took = duration(run);
  return html`
    <div class="page-head">
      ${wayUp(migration)}
      <h1 tabindex="-1">${word(kind)} of ${migration}</h1>
      <p>${state(run)}</p>
      <p class="why" dir="auto">${why}</p>
      ${failed && !why.includes(failed.message) ? html`<p class="bad" dir="auto">${failed.message}</p>` : nothing}
      <p class="quiet numbers">
        Started ${stamp(createdAt)} by ${emailText(startedBy.who)} (${word(startedBy.how)})${took ? `, took ${took}` : nothing}.
        ${pausedAt ? `Paused since ${stamp(pausedAt)}.` : nothing}
        ${undoneBy ? html`<a href=${runAddress({ migration, id: undoneBy.run })}>Undone by ${emailText(undoneBy.who)}</a>.` : nothing}
        ${of ? html`It is about <a href=${runAddress({ migration, id: of })}>an earlier run</a>.` : nothing}
      </p>
    </div>`;
}

/** @param {string} migration */
function wayUp(migration) {
  return html`<p><a class="back" href=${migrationAddress(migration)}>← ${migration}</a></p>`;
}

/** @param {Refusal} refusal @param {string} migration */
function missing({ code, message }, migration) {
  return ['NOT_FOUND', 'INVALID_ID'].includes(code) ? html`
    <div class="page-head">
      ${wayUp(migration)}
      <h1 tabindex="-1">This run does not exist</h1>
    </div>
    ${emptyState('Nothing is kept under this address', html`<p dir="auto">${message}</p>
      <a class="button" href=${migrationAddress(migration)}>All runs</a>`)}` : undefined;
}
