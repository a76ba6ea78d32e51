// @ts-check
/** Tells screen readers what has changed. @param {string} sentence */
export function say(sentence) {
  write('polite', sentence);
}

/** Tells them at once what went wrong. @param {string} sentence */
export function alarm(sentence) {
  write('urgent', sentence);
}

/** @param {string} id @param {string} sentence */
function write(id, sentence) {
  const region = document.getElementById(id);
  if (region) {
    region.textContent = sentence;
  }
}
