// @ts-check
// The token and who is logged in. Kept for this tab, or for this device when the reader wants that.

/** @typedef {{name: string, email: string, isAdmin: boolean, preferences: Record<string, any>}} Info */
/** @typedef {{token: string, info: Info}} Session */

const KEY = 'mflix-session';

/** Says `change` when somebody logs in or out, and `ended` when the server ended the session. */
export const sessions = new EventTarget();

/** @type {Session | null} */
let session = kept();

addEventListener('storage', (event) => {
  if (event.key === KEY || event.key === null) {
    session = kept();
    tell('change');
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
  end();
  session = { token: auth_token, info };
  keep(stay ? localStorage : sessionStorage);
  tell('change');
}

/** A new token or newer facts of the one who is logged in. @param {{auth_token?: string, info: Info}} reply */
export function renew({ auth_token, info }) {
  if (session) {
    session = { token: auth_token ?? session.token, info };
    keep(isOnDevice() ? localStorage : sessionStorage);
    tell('change');
  }
}

export function end() {
  session = null;
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
  tell('change');
}

/** The server no longer knows this token. A newer one, of another tab, is left alone. @param {string} token */
export function lost(token) {
  if (session?.token === token) {
    end();
    tell('ended');
  }
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
function tell(what) {
  sessions.dispatchEvent(new Event(what));
}
