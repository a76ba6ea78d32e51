// @ts-check
/**
 * Numbers in [0, 1) that look like chance and are the same for the same text, always (FNV-1a, then mulberry32).
 * @param {string} text
 * @returns {() => number}
 */
export function randomFrom(text) {
  let state = 0x811c9dc5;
  for (const char of text) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @template T @param {() => number} chance @param {T[]} choices @returns {T} */
export function pick(chance, choices) {
  return choices[Math.floor(chance() * choices.length)];
}

/** @param {() => number} chance @param {number} from @param {number} to @returns {number} a whole number, both ends included */
export function between(chance, from, to) {
  return from + Math.floor(chance() * (to - from + 1));
}
