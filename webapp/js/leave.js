// @ts-check
import { go } from './addresses.js';
import { end } from './auth.js';
import { say } from './say.js';

/** Home, logged out; what was kept here about the reader is forgotten. @param {string} sentence that tells it */
export function leave(sentence) {
  go('./');
  end();
  say(sentence);
}
