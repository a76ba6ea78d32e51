// @ts-check
import { html, nothing } from 'lit';
import { count } from '../lib/format.js';
import { split, typeShares } from './split-bar.js';
import { between, millis, rate } from './words.js';

/** @import { MigrationRun } from 'mflix-api' */

/** A bar with its percent as text. @param {MigrationRun} run */
export function bar({ progress, migration }) {
  return html`
    <div class="percent">
      <progress max="100" value=${progress.percent} aria-label=${`Progress of ${migration}`}></progress>
      <b class="numbers">${progress.percent} %</b>
    </div>`;
}

const ON_THE_WAY = ['QUEUED', 'PLANNING', 'RUNNING'];

/** What is left of the time; '' for a run that rests, is being verified or has ended. @param {MigrationRun} run */
export function eta({ state, progress }) {
  return ON_THE_WAY.includes(state) ? between(progress.etaSeconds) || 'too early to say' : '';
}

/** How far a run is, how quick, and where the time went. @param {MigrationRun} run */
export function progressPanel(run) {
  const { progress, time } = run;
  const left = eta(run);
  return html`
    <section class="board" aria-labelledby="progress">
      <h2 id="progress">Progress</h2>
      ${bar(run)}
      <dl class="figures numbers">
        ${figure('Documents', `${count(progress.documents)} of ${count(progress.of)}`)}
        ${figure(run.kind === 'UNDO' ? 'Put back' : 'Converted', count(progress.converted))}
        ${figure('Refused', count(progress.refused))}
        ${figure('Changed meanwhile', count(progress.changedMeanwhile))}
        ${figure('Rate now', rate(progress.rateNow))}
        ${figure('Rate while working', rate(progress.rateAverage))}
        ${figure('Rate with waits', rate(progress.rateWithWaits))}
        ${left ? figure('Time left', left) : nothing}
      </dl>
      <h3>Where the time went</h3>
      ${timeSplit(time)}
      ${progress.types ? html`
        <h3>Documents by the type of their value</h3>
        ${split(typeShares(progress.types, count), 'Documents by type')}` : nothing}
    </section>`;
}

/** @param {string} name @param {unknown} value */
export function figure(name, value) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** @param {MigrationRun['time']} time */
function timeSplit({ workedMillis, throttledMillis, pausedMillis }) {
  return split([
    { label: 'Worked', amount: workedMillis, shown: millis(workedMillis), tone: 'good' },
    { label: 'Throttled', amount: throttledMillis, shown: millis(throttledMillis), tone: 'busy' },
    { label: 'Paused', amount: pausedMillis, shown: millis(pausedMillis), tone: 'calm' },
  ], 'Where the time went');
}
