// @ts-check
// Reads the logged-in user from the server, so that a session kept in the browser is current.
import { read } from './api.js';
import { current, join, renew } from './auth.js';

/** @type {Promise<void>} */
let asked = Promise.resolve();

/** Asks the server who is logged in, once for each document; a tab without a token asks the other tabs for theirs before. */
export async function refreshSession() {
  asked = join().then(() => (current() ? ask() : undefined));
  await asked;
}

/** Settles when the question has been answered or has failed, or when nobody is logged in. */
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
