// @ts-check
// Who is here, as the server sees it.
import { read } from './api.js';
import { current, renew } from './auth.js';

/** @type {Promise<void>} */
let asked = Promise.resolve();

/** Asks the server who this is, once for each document; without a token it is nobody. */
export function greet() {
  asked = current() ? ask() : Promise.resolve();
}

/** Kept once it is known who is here, as far as it can be. */
export function isSettled() {
  return asked;
}

async function ask() {
  try {
    renew(await read('user/me', { as: 'member' }));
  } catch (refusal) {
    // An ended session is told by the bar above the page; a site that is away is told by the page itself.
    console.debug(refusal instanceof Error ? refusal.message : refusal);
  }
}
