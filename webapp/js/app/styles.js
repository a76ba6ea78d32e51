// @ts-check
/**
 * The stylesheet of a page that most visits do not see. A page's module awaits it, so that nothing is shown without it.
 * It stays when the page goes, so all of its rules are written within the page's element: `:where(mflix-film-page) { … }`.
 * @param {string} name of a file below `css/`, such as `films/film`
 * @returns {Promise<void>}
 */
export function styles(name) {
  const href = new URL(`../../css/${name}.css`, import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) {
    return Promise.resolve();
  }
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  return new Promise((resolve) => {
    link.onload = () => resolve();
    link.onerror = () => resolve(); // a plain page is better than none
    document.head.append(link);
  });
}
