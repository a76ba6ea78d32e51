// @ts-check
// The only module that calls fetch.
import { base } from './router.js';

const ROOT = new URL('api/v1/', base);
const TRIES_WHILE_AWAY = 3;
const LONGEST_WAIT_S = 10;
const GIVE_UP_MS = 20_000;

/** What the API refused, or that it could not be reached. `message` is a sentence for a person. */
export class Refusal extends Error {
  /** @param {string} sentence @param {{status?: number, code?: string, reference?: string, retryAfter?: number}} [rest] */
  constructor(sentence, { status = 0, code = '', reference = '', retryAfter = 0 } = {}) {
    super(sentence);
    this.status = status;
    this.code = code;
    this.reference = reference;
    this.retryAfter = retryAfter;
  }
}

/**
 * Reads one resource. While the site says that it is away (503), it is asked again, each time after the wait it names.
 * @param {string} path below `api/v1/`
 * @param {{signal?: AbortSignal, waiting?: (refusal: Refusal, again: number, of: number) => void}} [options]
 * @returns {Promise<any>}
 * @throws {Refusal}
 */
export async function read(path, { signal, waiting } = {}) {
  for (let again = 1; ; again++) {
    try {
      return await ask(path, signal);
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.status !== 503 || again > TRIES_WHILE_AWAY) {
        throw refusal;
      }
      waiting?.(refusal, again, TRIES_WHILE_AWAY);
      await pause(refusal.retryAfter, signal);
    }
  }
}

/** @param {string} path @param {AbortSignal} [signal] */
async function ask(path, signal) {
  const bound = AbortSignal.timeout(GIVE_UP_MS);
  let response;
  let body;
  try {
    response = await fetch(new URL(path, ROOT), {
      headers: { Accept: 'application/json' },
      signal: signal ? AbortSignal.any([signal, bound]) : bound,
    });
    body = await response.json();
  } catch (cause) {
    signal?.throwIfAborted();
    throw unreachable(response, cause);
  }
  if (!response.ok) {
    throw refused(response, body);
  }
  return body;
}

/** @param {Response | undefined} response @param {any} cause */
function unreachable(response, cause) {
  if (cause?.name === 'TimeoutError') {
    return new Refusal('The site took too long to answer.');
  }
  return response
    ? new Refusal(`The site answered in a way this page does not understand (${response.status}).`, { status: response.status })
    : new Refusal('The site cannot be reached. Is there a network?');
}

/** @param {Response} response @param {any} problem */
function refused(response, problem) {
  return new Refusal(problem?.detail ?? `The site refused (${response.status}).`, {
    status: response.status,
    code: problem?.code,
    reference: problem?.instance?.replace('urn:uuid:', ''),
    retryAfter: Math.min(Number(response.headers.get('Retry-After')) || 2, LONGEST_WAIT_S),
  });
}

/** @param {number} seconds @param {AbortSignal} [signal] @returns {Promise<void>} */
function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
