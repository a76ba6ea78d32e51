// @ts-check
const KEY = 'mflix-theme';

/**
 * Lets the select choose dark, light, or (empty value) what the system has, and remembers it where storage is allowed.
 * @param {HTMLSelectElement} select
 */
export function switchTheme(select) {
  const root = document.documentElement;
  select.value = root.dataset.theme ?? '';
  select.addEventListener('change', () => {
    if (select.value) {
      root.dataset.theme = select.value;
    } else {
      delete root.dataset.theme;
    }
    remember(select.value);
  });
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}
