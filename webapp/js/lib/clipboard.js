// @ts-check
/**
 * Copies a text. Where there is no clipboard (plain HTTP), or it is not allowed, the element that shows the text is selected instead.
 * @param {string} text @param {Element} shown
 * @returns {Promise<boolean>} false: it is selected
 */
export async function copied(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return false;
  }
}
