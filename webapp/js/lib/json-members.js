// @ts-check
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * The members of a JSON object as they are written, in their order. An object of JavaScript would move keys that look like numbers to
 * the front, and round numbers.
 * @param {string} json a well-formed object
 * @returns {Map<string, string>} the text of each value by its key
 */
export function members(json) {
  /** @type {Map<string, string>} */
  const found = new Map();
  /** @type {string | undefined} */
  let key;
  let value = '';
  let depth = 0;
  for (const token of json.match(TOKENS) ?? []) {
    const isEnd = depth === 1 && (token === ',' || token === '}');
    if (isEnd && key !== undefined) {
      found.set(key, value);
      key = undefined;
      value = '';
    } else if (depth === 1 && key === undefined && !isEnd) {
      key = JSON.parse(token);
    } else if (depth > 1 || (depth === 1 && token !== ':')) {
      value += token;
    }
    depth += step(token);
  }
  return found;
}

/** @param {Map<string, string>} found @returns {string} the object */
export function written(found) {
  return `{${[...found].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

/** @param {string} token */
function step(token) {
  return token === '{' || token === '[' ? 1 : token === '}' || token === ']' ? -1 : 0;
}
