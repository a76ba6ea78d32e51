// @ts-check
// Codes and figures of migrations in words. Everything here is pure.
import { count } from '../lib/format.js';

/** @import { MigrationRun } from 'mflix-api' */

const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** @type {Record<string, string>} */
const WORDS = {
  MIGRATE: 'Migration',
  VERIFY: 'Verification',
  SUCCEEDED_WITH_ERRORS: 'Succeeded, with refused values',
  NOT_A_TEXT: 'Not a text',
  FINER_THAN_MILLIS: 'Finer than milliseconds',
  REST: 'REST',
  CLI: 'the command line',
  TIMER: 'the schedule',
  SLOW_ACK: 'slow acknowledgements',
  MIN_PAUSE: 'the pause between batches',
  NICE: 'the rest after a batch',
  WINDOW: 'the time of the day',
  DATABASE: 'the database',
  PIPELINE: 'an update in the server',
  run: 'Start a run',
  cancel: 'Cancel the run',
  retry: 'Retry refused values',
  verify: 'Verify again',
  undo: 'Undo …',
};

/** A state, kind, reason or action: "NO_SUCH_TIME" is "No such time". @param {unknown} code @returns {string} */
export function word(code) {
  const name = typeof code === 'string' ? code : '';
  const plain = name.replaceAll('_', ' ').replaceAll('-', ' ').toLowerCase();
  return WORDS[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

const ATTENTION = ['PAUSED', 'CANCELLED', 'SUCCEEDED_WITH_ERRORS'];

/**
 * What a run asks of an administrator: good needs nothing, busy is in motion, attention is worth a look, bad went wrong.
 * @param {MigrationRun} run @returns {'good' | 'attention' | 'bad' | 'busy'}
 */
export function tone({ state, undoneBy }) {
  if (undoneBy || ATTENTION.includes(state)) {
    return 'attention';
  }
  return state === 'SUCCEEDED' ? 'good' : state === 'FAILED' ? 'bad' : 'busy';
}

/** @param {MigrationRun} run */
export function isFinished(run) {
  return ['CANCELLED', 'FAILED', 'SUCCEEDED', 'SUCCEEDED_WITH_ERRORS'].includes(run.state);
}

/** @param {unknown} value @returns {string} "0.4 s", "3 min 20 s", "2 h 5 min" */
export function seconds(value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return '';
  }
  if (value < 60) {
    return `${NUMBER.format(value)} s`;
  }
  const whole = Math.round(value);
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** @param {unknown} value */
export function millis(value) {
  return typeof value === 'number' ? seconds(value / 1000) : '';
}

/** @param {unknown} pair shortest and longest @returns {string} '' when there is none */
export function between(pair) {
  if (!Array.isArray(pair) || pair.length !== 2) {
    return '';
  }
  const [least, most] = pair.map(seconds);
  return least === most ? `about ${least}` : `${least} to ${most}`;
}

/** @param {unknown} perSecond @returns {string} "4,180/s" */
export function rate(perSecond) {
  return perSecond ? `${count(perSecond)}/s` : '–';
}

/** How long a run took, waits included. @param {MigrationRun} run */
export function duration({ createdAt, endedAt }) {
  return endedAt ? millis(new Date(endedAt).getTime() - new Date(createdAt).getTime()) : '';
}

const UNSEEN = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** @type {Record<string, string>} */
const SIGNS = { ' ': '␣', '\n': '‹LF›', '\r': '‹CR›', '\t': '‹TAB›' };

/** A stored value with what cannot be seen made visible: `" now\n"` is "␣now‹LF›", in quotes. @param {unknown} raw @returns {string} */
export function visible(raw) {
  if (typeof raw === 'string') {
    return `“${raw.replace(UNSEEN, (letter) => SIGNS[letter] ?? `‹U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`)}”`;
  }
  return raw === null || raw === undefined ? 'no value' : JSON.stringify(raw);
}
