// @ts-check

/**
 * The films of a text: a JSON array, an object with `movies`, or an object on each line.
 * @param {string} typed @param {number} most
 * @returns {{films: Record<string, unknown>[], reason: string}} `reason`: why there are none, '' for a text without anything
 */
export function filmsIn(typed, most) {
  const trimmed = typed.trim();
  if (!trimmed) {
    return { films: [], reason: '' };
  }
  try {
    return checked(whole(trimmed) ?? lines(trimmed), most);
  } catch (cause) {
    return { films: [], reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** @param {string} text @returns {unknown[] | undefined} undefined: it is no JSON as a whole */
function whole(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value : Array.isArray(value?.movies) ? value.movies : [value];
  } catch {
    return undefined;
  }
}

/** @param {string} text @returns {unknown[]} */
function lines(text) {
  return text.split('\n').flatMap((line, i) => {
    try {
      return line.trim() ? [JSON.parse(line)] : [];
    } catch {
      throw new Error(text.startsWith('[') ? 'This is no complete JSON array.' : `Line ${i + 1} is no JSON object.`);
    }
  });
}

/** @param {unknown[]} items @param {number} most */
function checked(items, most) {
  const wrong = items.findIndex((item) => typeof item !== 'object' || item === null || Array.isArray(item));
  if (wrong >= 0) {
    return { films: [], reason: `Number ${wrong + 1} is no object.` };
  }
  const reason = items.length > most ? `These are ${items.length} films; ${most} can be imported at once.` : items.length ? '' : 'The array holds no films.';
  return { films: reason ? [] : /** @type {Record<string, unknown>[]} */ (items), reason };
}
