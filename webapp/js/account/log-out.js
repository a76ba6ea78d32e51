// @ts-check
import { go } from '../app/addresses.js';
import { say } from '../app/announcer.js';
import { end } from '../app/auth.js';

/** Logs out, and goes to the first page; the data of the user is removed from this browser. @param {string} sentence for screen readers */
export function logOut(sentence) {
  go('./');
  end();
  say(sentence);
}
