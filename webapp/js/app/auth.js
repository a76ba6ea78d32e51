// @ts-check
// The token and who is logged in. Kept for the open tabs of this browser, or for this device when the reader wants that.

/** @import { Info } from 'mflix-api' */
/** @typedef {{token: string, info: Info}} Session */

const KEY = 'mflix-session';
/** Kept for a moment by a log-out, so that other tabs can distinguish it from a session that the server ended. */
const LEFT = 'null';
/** Another tab that is awake answers in a few milliseconds; without another tab there is no need to wait longer than this. */
const PATIENCE_MS = 300;

/**
 * Dispatches `change` after each log-in and log-out, then `left` when the user logged out, `ended` when the server ended the session,
 * or `joined` when another tab was logged in already.
 */
export const sessions = new EventTarget();

/** @type {Session | null} */
let session = kept();

/**
 * The messages between tabs: `isNew`: who is logged in; `session`: the answer, and every log-in; `before`: the token that one replaces;
 * `over`: a token that no longer counts, and why.
 * @typedef {{isNew?: true, session?: Session, before?: string, over?: string, why?: 'left' | 'ended'}} Message
 */
const tabs = new BroadcastChannel(KEY);

tabs.addEventListener('message', ({ data }) => hear(data));
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

/** Asks the other tabs whether somebody is logged in; settles with the first answer, or when none came soon. @returns {Promise<void>} */
export function join() {
  if (session) {
    return Promise.resolve();
  }
  tell({ isNew: true });
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    sessions.addEventListener('change', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

/** @param {{auth_token: string, info: Info}} reply of the API @param {{stay: boolean}} how `stay`: until the token expires, also when no tab is open */
export function begin({ auth_token, info }, { stay }) {
  forget();
  session = { token: auth_token, info };
  keep(stay ? localStorage : sessionStorage);
  tell({ session });
  dispatch('change');
}

/** A new token or newer facts of the one who is logged in. @param {{auth_token?: string, info: Info}} reply */
export function renew({ auth_token, info }) {
  if (session) {
    const before = session.token;
    session = { token: auth_token ?? before, info };
    keep(isOnDevice() ? localStorage : sessionStorage);
    tell({ session, before });
    dispatch('change');
  }
}

/** The reader logs out, in all tabs that share the session. */
export function end() {
  if (isOnDevice()) {
    localStorage.setItem(KEY, LEFT);
  }
  tell({ over: session?.token, why: 'left' });
  forget();
  dispatch('change');
  dispatch('left');
}

/** The server no longer accepts this token. A newer one, of another tab, is left alone. @param {string} token */
export function lost(token) {
  if (session?.token === token) {
    tell({ over: token, why: 'ended' });
    drop('ended');
  }
}

/** @param {Message} news of another tab */
function hear({ isNew, session: theirs, before, over, why }) {
  if (isNew && session && !isOnDevice()) {
    tell({ session });
  } else if (over && over === session?.token && !isOnDevice()) {
    drop(why ?? 'ended');
  } else if (theirs && !isOnDevice() && (!session || session.token === before)) {
    const isJoined = !session;
    session = theirs;
    keep(sessionStorage);
    dispatch('change');
    if (isJoined) {
      dispatch('joined');
    }
  }
}

/** @param {'left' | 'ended'} why */
function drop(why) {
  forget();
  dispatch('change');
  dispatch(why);
}

/** @param {Message} message */
function tell(message) {
  tabs.postMessage(message);
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
