// @ts-check
// What a guide's page can do beyond being read: copy its code, and show figures of this very server.
import { announce } from '../app/announcer.js';
import { copied } from '../lib/clipboard.js';
import { fill } from './live-place.js';

const SHOWN_FOR_MS = 1000;

for (const figure of document.querySelectorAll('.code')) {
  addButton(figure);
}
for (const place of document.querySelectorAll('.live')) {
  fill(/** @type {HTMLElement} */ (place));
}

/** @param {Element} figure */
function addButton(figure) {
  const code = /** @type {Element} */ (figure.querySelector('code'));
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: 'Copy' });
  const what = Object.assign(document.createElement('span'), { className: 'unseen', textContent: ' the code' });
  button.append(what);
  button.addEventListener('click', async () => {
    const news = await copied(toCopy(code), code) ? 'Copied' : 'Selected';
    announce(`${news} the code`);
    button.replaceChildren(news, what);
    setTimeout(() => button.replaceChildren('Copy', what), SHOWN_FOR_MS);
  });
  figure.querySelector('pre')?.before(button);
}

/** Of what was typed and what was printed only the first. @param {Element} code */
function toCopy(code) {
  const commands = [...code.querySelectorAll('.command')];
  return commands.length ? commands.map((command) => command.textContent).join('') : code.textContent ?? '';
}
