// @ts-check
import { html } from 'lit';
import { clock } from '../lib/format.js';
import { isFinished, tone, word } from './words.js';

/** @import { MigrationRun } from 'mflix-api' */

/** @type {Record<string, string>} */
const SIGNS = { good: '✔', attention: '△', bad: '!', busy: '▸' };

/** A run's state as a word with a sign and a colour. @param {MigrationRun} run */
export function state(run) {
  const how = tone(run);
  const words = `${run.undoneBy ? 'Undone' : word(run.state)}${run.waiting ? ', waiting' : ''}`;
  return html`<span class=${`state state-${how}`}><span aria-hidden="true">${SIGNS[how]}</span> ${words}</span>`;
}

/** The values could not be renewed. @param {Date} asOf */
export function stale(asOf) {
  return html`<p class="notice stale reconnecting numbers">Values as of ${clock(asOf)}, reconnecting</p>`;
}

/** No worker holds its lease, though its state is an active one. @param {MigrationRun} run */
export function isInterrupted({ state: name, lease }) {
  return ['PLANNING', 'RUNNING', 'VERIFYING'].includes(name) && !lease?.live;
}

/** What is worth saying aloud: a run's state, and every full tenth. @param {MigrationRun} run */
export function spoken(run) {
  const tenth = isFinished(run) || !run.progress.of ? '' : `, ${Math.floor(run.progress.percent / 10) * 10} %`;
  return `${word(run.state)}${tenth}`;
}
