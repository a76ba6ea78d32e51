// @ts-check
import { readChanged, refusalOf } from '../app/api.js';
import { runAddress } from './run-addresses.js';

/** @import { MigrationEvent, MigrationRange, MigrationRun } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */

const PAGE_SIZE = 1000;

/**
 * The members of a run that change whenever its ranges, or its events, have changed.
 * @type {Record<'ranges' | 'events', (run: MigrationRun) => unknown[]>}
 */
const MARKS = {
  ranges: ({ state, progress, time, lease }) => [
    state, progress.documents, progress.converted, progress.refused, time.workedMillis, lease?.epoch,
  ],
  events: ({ state, waiting, options, lease, time }) => [
    state, waiting?.since, options, lease?.epoch, time.throttledMillis, time.pausedMillis,
  ],
};

/**
 * Reads a run's ranges and events beside the run, and only when the run shows that they have changed.
 * @param {(news: {ranges?: MigrationRange[], events?: MigrationEvent[], partsRefusal?: Refusal}) => void} show `partsRefusal`: why they are out of date
 */
export function readParts(show) {
  /** @type {Record<string, string>} */
  const seen = {};
  /** @param {MigrationRun} run @param {AbortSignal} [signal] */
  return async (run, signal) => {
    const changed = Object.entries(MARKS).filter(([name, mark]) => {
      const now = JSON.stringify(mark(run));
      const isNew = seen[name] !== now;
      seen[name] = now;
      return isNew;
    }).map(([name]) => name);
    await Promise.all(changed.map(async (name) => {
      try {
        show({ [name]: await (name === 'ranges' ? allRanges(run, signal) : events(run, signal)), partsRefusal: undefined });
      } catch (cause) {
        if (!signal?.aborted) {
          delete seen[name]; // the run's next reply, or the reader, asks for it again
          show({ partsRefusal: refusalOf(cause) });
        }
      }
    }));
  };
}

/** @param {MigrationRun} run @param {AbortSignal} [signal] */
async function allRanges(run, signal) {
  /** @type {MigrationRange[]} */
  const all = [];
  /** @type {number | null} */
  let next = null;
  do {
    /** @type {string} */
    const after = next === null ? '' : `&after=${next}`;
    const reply = await readChanged(`${runAddress(run)}/ranges?limit=${PAGE_SIZE}${after}`, '', signal);
    all.push(...(reply?.body.ranges ?? []));
    next = reply?.body.next ?? null;
  } while (next !== null);
  return all;
}

/** @param {MigrationRun} run @param {AbortSignal} [signal] */
async function events(run, signal) {
  return (await readChanged(`${runAddress(run)}/events`, '', signal))?.body.events;
}
