// @ts-check
import { html, nothing } from 'lit';
import { count, counted, stamp } from '../lib/format.js';
import { emailText } from '../ui/email-text.js';
import { bar, eta, figure } from './progress.js';
import { migrationAddress, runAddress } from './run-addresses.js';
import { isInterrupted, state } from './run-state.js';
import { isFinished, rate, seconds, word } from './words.js';

/** @import { Migration, MigrationRun } from 'mflix-api' */
/** @typedef {'Running' | 'Needs attention' | 'Finished' | 'Not started'} Group */

/** @param {Migration} migration @returns {Group} */
export function groupOf({ active, last, openErrors }) {
  if (active) {
    return active.state === 'PAUSED' || isInterrupted(active) ? 'Needs attention' : 'Running';
  }
  if (openErrors > 0 || (last && ['FAILED', 'CANCELLED'].includes(last.state))) {
    return 'Needs attention';
  }
  return last ? 'Finished' : 'Not started';
}

const IN_THE_LIST = ['run', 'pause', 'resume'];

/**
 * A migration in the list, with the run that goes on or the one that was last, and what can be done to it from here.
 * @param {Migration} migration @param {{remaining: string, acted: () => void}} more `remaining`: how many documents wait for it, in words
 */
export function migrationRow(migration, { remaining, acted }) {
  const { name, purpose, active, last, openErrors, nextStart } = migration;
  const legal = (active?.legal ?? migration.legal).filter(({ action }) => IN_THE_LIST.includes(action));
  const run = active ?? last;
  return html`
    <li class="migration">
      <header>
        <h3><a href=${migrationAddress(name)}>${name}</a></h3>
        ${run ? state(run) : html`<span class="quiet">no run yet</span>`}
      </header>
      <p>${purpose}</p>
      ${run ? html`
        <p dir="auto">${run.why} <a href=${runAddress(run)}>${word(run.kind)} of ${stamp(run.createdAt)}</a></p>
        ${active ? bar(run) : nothing}` : nothing}
      <dl class="figures numbers">
        ${remaining && !active ? figure('To do', remaining) : nothing}
        ${run ? runFigures(run) : nothing}
        ${openErrors > 0 ? figure('Refused values', html`<b class="bad">${counted(openErrors, 'open', 'open')}</b>`) : nothing}
        ${nextStart ? figure('Next start', stamp(nextStart)) : figure('Starts', 'by hand')}
      </dl>
      <mflix-migration-actions .legal=${legal} .migration=${name} .isShort=${true} @acted=${acted}></mflix-migration-actions>
    </li>`;
}

/** @param {MigrationRun} run */
function runFigures(run) {
  const { progress, startedBy, lease } = run;
  const isOver = isFinished(run);
  return [
    figure('Documents', `${count(progress.documents)} of ${count(progress.of)}`),
    isOver ? figure('Rate with waits', rate(progress.rateWithWaits)) : figure('Rate now', rate(progress.rateNow)),
    eta(run) ? figure('Time left', eta(run)) : nothing,
    isOver || !lease ? nothing : figure('Last checkpoint', `${seconds(lease.renewedSecondsAgo)} ago`),
    figure('Started by', emailText(startedBy.who)),
  ];
}
