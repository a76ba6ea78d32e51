// @ts-check
const KEPT_FOR_MS = 60_000;

/** Hands a file to the reader. @param {Blob} file @param {string} name */
export function download(file, name) {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT_FOR_MS);
}
