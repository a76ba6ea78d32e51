// @ts-check
/** Lets screen readers read a sentence when they are free. @param {string} sentence */
export function say(sentence) {
  write('polite', sentence);
}

/** Lets them read it at once: something went wrong. @param {string} sentence */
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
