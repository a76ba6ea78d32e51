// @ts-check
// Reads the logged-in user from the server, so that a session kept in the browser is current.
import { read } from './api.js';
import { current, renew } from './auth.js';

/** @type {Promise<void>} */
let asked = Promise.resolve();

/** Asks the server who is logged in, once for each document; without a token there is nothing to ask. */
export function refreshSession() {
  asked = current() ? ask() : Promise.resolve();
}

/** Settles when the question has been answered or has failed. */
export function sessionRefreshed() {
  return asked;
}

async function ask() {
  try {
    renew(await read('user/me', { as: 'member' }));
  } catch (refusal) {
    // The bar above the page shows that a session has ended; the page itself shows that the site is away.
    console.debug(refusal instanceof Error ? refusal.message : refusal);
  }
}
