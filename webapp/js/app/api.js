// @ts-check
// The only module that calls fetch.
import { base } from './addresses.js';
import { current, lost } from './auth.js';

const ROOT = new URL('api/v1/', base);
const TRIES_WHILE_AWAY = 3;
const LONGEST_WAIT_S = 10;
const GIVE_UP_MS = 20_000;

/** Says `lost` when the site cannot be reached and `back` when it can again. */
export const connection = new EventTarget();

/** What the API refused, or that it could not be reached. `message` is a sentence for a person. */
export class Refusal extends Error {
  /** @param {string} sentence @param {{status?: number, code?: string, reference?: string, retryAfter?: number, problem?: any}} [rest] */
  constructor(sentence, { status = 0, code = '', reference = '', retryAfter = 0, problem = {} } = {}) {
    super(sentence);
    this.status = status;
    this.code = code;
    this.reference = reference;
    this.retryAfter = retryAfter;
    this.problem = problem;
  }

  /** Sentences by the name of the field they are about. @returns {Record<string, string>} */
  get fields() {
    const { error, errors = [] } = this.problem;
    const listed = Object.fromEntries(errors.map((/** @type {any} */ { field, message }) => [field, message]));
    return { ...listed, ...(error !== null && typeof error === 'object' ? error : {}) };
  }
}

/**
 * Reads one resource. While the site says that it is away (503), it is asked again, each time after the wait it names.
 * @param {string} path below `api/v1/`
 * @param {{signal?: AbortSignal, as?: 'anyone' | 'member', waiting?: (refusal: Refusal, again: number, of: number) => void}} [options]
 * @returns {Promise<any>}
 * @throws {Refusal}
 */
export async function read(path, { signal, waiting, as } = {}) {
  for (let again = 1; ; again++) {
    try {
      return (await ask({ path, signal, as })).body;
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.status !== 503 || again > TRIES_WHILE_AWAY) {
        throw refusal;
      }
      waiting?.(refusal, again, TRIES_WHILE_AWAY);
      await pause(refusal.retryAfter, signal);
    }
  }
}

/**
 * Reads one resource when it has changed; asked once.
 * @param {string} path @param {string} tag of the last reply, or '' @param {AbortSignal} [signal]
 * @returns {Promise<{body: any, tag: string} | null>} null: it is as it was
 */
export async function readChanged(path, tag, signal) {
  const { response, body } = await ask({ path, signal, as: 'member', headers: tag ? { 'If-None-Match': tag } : {} });
  return response.status === 304 ? null : { body, tag: response.headers.get('ETag') ?? '' };
}

/**
 * Writes, once: what is not known to have failed is never sent again by itself.
 * @param {'POST' | 'PUT' | 'PATCH' | 'DELETE'} method @param {string} path @param {object | string} [body] a string is JSON already
 * @param {{signal?: AbortSignal, as?: 'anyone' | 'member', patienceMs?: number}} [options] `patienceMs`: for what may take long
 * @returns {Promise<any>}
 * @throws {Refusal}
 */
export async function send(method, path, body, { signal, as = 'member', patienceMs } = {}) {
  return (await ask({ path, method, signal, as, body, patienceMs })).body;
}

/** Reads a file that needs the token. @param {string} path @param {string} accept @returns {Promise<Blob>} @throws {Refusal} */
export async function readFile(path, accept) {
  const { response } = await ask({ path, as: 'member', headers: { Accept: accept }, isFile: true });
  return response.blob();
}

/**
 * @typedef {{path: string, method?: string, body?: object | string, as?: 'anyone' | 'member', signal?: AbortSignal,
 *   headers?: Record<string, string>, isFile?: boolean, patienceMs?: number}} Question
 * @param {Question} question
 * @returns {Promise<{response: Response, body: any}>}
 */
async function ask(question) {
  const token = question.as === 'member' ? current()?.token : undefined;
  const { response, body } = await exchange(question, token);
  if (response.ok || response.status === 304) {
    return { response, body };
  }
  if (response.status === 401 && token && body?.code === 'UNAUTHORIZED') {
    lost(token);
  }
  throw refused(response, body);
}

/** @param {Question} question @param {string | undefined} token */
async function exchange({ path, method = 'GET', body, signal, headers, isFile, patienceMs = GIVE_UP_MS }, token) {
  const bound = AbortSignal.timeout(patienceMs);
  let response;
  try {
    response = await fetch(new URL(path, ROOT), {
      method,
      headers: {
        Accept: 'application/json',
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
      signal: signal ? AbortSignal.any([signal, bound]) : bound,
    });
    const isText = response.status !== 304 && !(isFile && response.ok);
    const reply = { response, body: isText ? await response.json() : undefined };
    connection.dispatchEvent(new Event('back'));
    return reply;
  } catch (cause) {
    signal?.throwIfAborted();
    throw unreachable(response, cause);
  }
}

/** @param {Response | undefined} response @param {any} cause */
function unreachable(response, cause) {
  if (response) {
    return new Refusal(`The site answered in a way this page does not understand (${response.status}).`, { status: response.status });
  }
  connection.dispatchEvent(new Event('lost'));
  return new Refusal(cause?.name === 'TimeoutError' ? 'The site took too long to answer.' : 'The site cannot be reached. Is there a network?');
}

/** @param {Response} response @param {any} problem */
function refused(response, problem) {
  return new Refusal(problem?.detail ?? `The site refused (${response.status}).`, {
    status: response.status,
    code: problem?.code,
    reference: problem?.instance?.replace('urn:uuid:', ''),
    retryAfter: Math.min(Number(response.headers.get('Retry-After')) || 2, response.status === 503 ? LONGEST_WAIT_S : Infinity),
    problem,
  });
}

/**
 * Waits for a module that is imported late.
 * @param {Promise<unknown>} loading
 * @throws {Refusal} the site could not be reached. A browser does not ask again for a module that did not come; a new document does.
 */
export async function imported(loading) {
  try {
    await loading;
  } catch (cause) {
    throw cause instanceof TypeError ? unreachable(undefined, cause) : cause;
  }
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
