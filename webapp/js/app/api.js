// @ts-check
// The only module that calls fetch.
import { base } from './addresses.js';
import { current, join, lost, renew } from './auth.js';

/** @import { Problem, ReplyTo } from 'mflix-api' */
/** @typedef {Partial<Problem>} ProblemDetails the body of a refused reply, perhaps of something else than the site */

const ROOT = new URL('api/v1/', base);
const TRIES_WHILE_AWAY = 3;
const LONGEST_WAIT_S = 10;
const GIVE_UP_MS = 20_000;

/** Dispatches `lost` when the site cannot be reached and `back` when it can again. */
export const connection = new EventTarget();

/** What the API says to programs, in words for readers. @type {Record<string, string>} */
const FOR_READERS = {
  INVALID_ID: 'This address cannot be right: it must end in 24 signs, each of them a digit or a letter from a to f.',
};

/** What the API refused, or that it could not be reached. `message` is a sentence for a person. */
export class Refusal extends Error {
  /** @param {string} sentence @param {{status?: number, code?: string, reference?: string, retryAfter?: number, problem?: ProblemDetails}} [rest] */
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
    const listed = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
    return { ...listed, ...(error !== null && typeof error === 'object' ? error : {}) };
  }
}

/**
 * Reads one resource. While the site answers 503, it is asked again, each time after the wait that it asks for.
 * @template {string} Address
 * @param {Address} path below `api/v1/`
 * @param {{signal?: AbortSignal, as?: 'anyone' | 'member', waiting?: (refusal: Refusal, again: number, of: number) => void}} [options]
 * @returns {Promise<ReplyTo<Address>>}
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
 * @template {string} Address
 * @param {Address} path @param {string} tag of the last reply, or '' @param {AbortSignal} [signal]
 * @returns {Promise<{body: ReplyTo<Address>, tag: string} | null>} null: it is as it was
 */
export async function readChanged(path, tag, signal) {
  const { response, body } = await ask({ path, signal, as: 'member', headers: tag ? { 'If-None-Match': tag } : {} });
  return response.status === 304 ? null : { body, tag: response.headers.get('ETag') ?? '' };
}

/**
 * Sends a write once: it is never repeated automatically, since it may have been done.
 * @template {'POST' | 'PUT' | 'PATCH' | 'DELETE'} Verb
 * @template {string} Address
 * @param {Verb} method @param {Address} path @param {object | string} [body] a string is JSON already
 * @param {{signal?: AbortSignal, as?: 'anyone' | 'member', patienceMs?: number, tag?: string}} [options] `patienceMs`: for what may take long; `tag`: of
 *   what is to be changed, so that nothing newer is overwritten
 * @returns {Promise<ReplyTo<Address, Verb>>}
 * @throws {Refusal}
 */
export async function send(method, path, body, { signal, as = 'member', patienceMs, tag } = {}) {
  return (await ask({ path, method, signal, as, body, patienceMs, headers: tag ? { 'If-Match': tag } : {} })).body;
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
 * @returns {Promise<{response: Response, body: any}>} `body`: JSON of any shape; only here, the functions above name its type
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

/** Asks the smallest question there is. The answer is an event of `connection`: a proxy that answers for the site does not count. */
export async function knock() {
  const isThere = await fetch(new URL('health/live', base), { signal: AbortSignal.timeout(GIVE_UP_MS) }).then(({ status }) => status < 500, () => false);
  connection.dispatchEvent(new Event(isThere ? 'back' : 'lost'));
}

/** @param {Response | undefined} response @param {unknown} cause */
function unreachable(response, cause) {
  if (response) {
    return new Refusal(`The site answered in a way this page does not understand (${response.status}).`, { status: response.status });
  }
  connection.dispatchEvent(new Event('lost'));
  const isTooLate = cause instanceof DOMException && cause.name === 'TimeoutError';
  return new Refusal(isTooLate ? 'The site took too long to answer.' : 'The site cannot be reached. Is there a network?');
}

/** @param {Response} response @param {ProblemDetails | null} problem */
function refused(response, problem) {
  return new Refusal(FOR_READERS[problem?.code ?? ''] ?? problem?.detail ?? `The site refused (${response.status}).`, {
    status: response.status,
    code: problem?.code,
    reference: problem?.instance?.replace('urn:uuid:', ''),
    retryAfter: Math.min(Number(response.headers.get('Retry-After')) || 2, response.status === 503 ? LONGEST_WAIT_S : Infinity),
    problem: problem ?? undefined,
  });
}

/** What was thrown, as a refusal: an error of the page is shown like a refusal of the site. @param {unknown} cause @returns {Refusal} */
export function refusalOf(cause) {
  return cause instanceof Refusal ? cause : new Refusal(cause instanceof Error ? cause.message : String(cause));
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

/** @type {Promise<void>} */
let asked = Promise.resolve();

/** Asks the server who is logged in, once for each document; a tab without a token asks the other tabs for theirs before. */
export async function refreshSession() {
  asked = join().then(() => (current() ? refreshMember() : undefined));
  await asked;
}

/** Settles when the question has been answered or has failed, or when no user is logged in. */
export function sessionRefreshed() {
  return asked;
}

async function refreshMember() {
  try {
    renew(await read('user/me', { as: 'member' }));
  } catch (refusal) {
    // The bar above the page shows that a session has ended; the page itself shows that the site is away.
    console.debug(refusal instanceof Error ? refusal.message : refusal);
  }
}
