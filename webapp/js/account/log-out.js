// @ts-check
import { go } from '../app/addresses.js';
import { say } from '../app/announcer.js';
import { end } from '../app/auth.js';

/** Home, logged out; what was kept here about the reader is forgotten. @param {string} sentence that tells it */
export function leave(sentence) {
  go('./');
  end();
  say(sentence);
}
