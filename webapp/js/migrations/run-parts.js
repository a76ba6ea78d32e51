// @ts-check
import { readChanged } from '../app/api.js';
import { runAddress } from './run-addresses.js';

const PAGE_SIZE = 1000;

/** What of a run tells that its ranges, or its events, have changed. */
const MARKS = {
  ranges: (/** @type {any} */ { state, progress, time, lease }) => [state, progress.documents, progress.converted, progress.refused, time.workedMillis, lease?.epoch],
  events: (/** @type {any} */ { state, waiting, options, lease, time }) => [state, waiting?.since, options, lease?.epoch, time.throttledMillis, time.pausedMillis],
};

/**
 * Reads a run's ranges and events beside the run, and only when the run says that they have changed.
 * @param {(news: {ranges?: any[], events?: any[], partsRefusal?: any}) => void} show `partsRefusal`: why they are not what the run says
 */
export function readParts(show) {
  /** @type {Record<string, string>} */
  const seen = {};
  /** @param {any} run @param {AbortSignal} [signal] */
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
      } catch (refusal) {
        if (!signal?.aborted) {
          delete seen[name]; // the run's next reply, or the reader, asks for it again
          show({ partsRefusal: refusal });
        }
      }
    }));
  };
}

/** @param {any} run @param {AbortSignal} [signal] */
async function allRanges(run, signal) {
  /** @type {any[]} */
  const all = [];
  for (let next = null, isFirst = true; isFirst || next !== null; isFirst = false) {
    const after = next === null ? '' : `&after=${next}`;
    const reply = await readChanged(`${runAddress(run)}/ranges?limit=${PAGE_SIZE}${after}`, '', signal);
    all.push(...(reply?.body.ranges ?? []));
    next = reply?.body.next ?? null;
  }
  return all;
}

/** @param {any} run @param {AbortSignal} [signal] */
async function events(run, signal) {
  return (await readChanged(`${runAddress(run)}/events`, '', signal))?.body.events;
}
