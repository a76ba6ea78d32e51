// @ts-check
// The token and who is logged in. Kept for this tab, or for this device when the reader wants that.

/** @import { Info } from 'mflix-api' */
/** @typedef {{token: string, info: Info}} Session */

const KEY = 'mflix-session';
/** Kept for a moment by a log-out, so that other tabs can distinguish it from a session that the server ended. */
const LEFT = 'null';

/** Dispatches `change` after each log-in and log-out, then `left` when the user logged out, or `ended` when the server ended the session. */
export const sessions = new EventTarget();

/** @type {Session | null} */
let session = kept();

addEventListener('storage', (event) => {
  if (event.key === KEY || event.key === null) {
    const before = session;
    session = kept();
    dispatch('change');
    if (before && !session) {
      dispatch(event.newValue === LEFT ? 'left' : 'ended');
    }
  }
});

/** @returns {Session | null} */
export function current() {
  return session;
}

/** @returns {Info | null} */
export function member() {
  return session?.info ?? null;
}

/** @param {{auth_token: string, info: Info}} reply of the API @param {{stay: boolean}} how `stay`: until the token expires, in all tabs */
export function begin({ auth_token, info }, { stay }) {
  forget();
  session = { token: auth_token, info };
  keep(stay ? localStorage : sessionStorage);
  dispatch('change');
}

/** A new token or newer facts of the one who is logged in. @param {{auth_token?: string, info: Info}} reply */
export function renew({ auth_token, info }) {
  if (session) {
    session = { token: auth_token ?? session.token, info };
    keep(isOnDevice() ? localStorage : sessionStorage);
    dispatch('change');
  }
}

/** The reader logs out, in all tabs that share the session. */
export function end() {
  if (isOnDevice()) {
    localStorage.setItem(KEY, LEFT);
  }
  forget();
  dispatch('change');
  dispatch('left');
}

/** The server no longer accepts this token. A newer one, of another tab, is left alone. @param {string} token */
export function lost(token) {
  if (session?.token === token) {
    forget();
    dispatch('change');
    dispatch('ended');
  }
}

function forget() {
  session = null;
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
}

/** @param {Storage} storage */
function keep(storage) {
  storage.setItem(KEY, JSON.stringify(session));
}

function isOnDevice() {
  return localStorage.getItem(KEY) !== null;
}

/** @returns {Session | null} */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {string} what */
function dispatch(what) {
  sessions.dispatchEvent(new Event(what));
}
