// @ts-check
import { h } from '../dom.js';

/**
 * What went wrong, in the API's own sentence, and what one can do.
 * @param {import('../api.js').Refusal} refusal
 * @param {{heading: string, again?: () => void, way?: HTMLElement}} options `way`: a link out
 */
export function failure({ message, reference }, { heading, again, way }) {
  return h('section', { class: 'notice bad' },
    h('h2', {}, heading),
    h('p', { dir: 'auto' }, message),
    h('div', { class: 'actions' },
      again && h('button', { class: 'button main', type: 'button', onclick: again }, 'Try again'),
      way,
      reference && h('span', { class: 'reference' }, `Reference ${reference}`)));
}

/** The site is away and is being asked again. @param {import('../api.js').Refusal} refusal @param {number} again @param {number} of */
export function waiting({ message, retryAfter }, again, of) {
  return h('section', { class: 'notice' },
    h('p', { dir: 'auto' }, message),
    h('p', { class: 'quiet' }, `Asking again in ${retryAfter} s (${again} of ${of}).`));
}

/** Nothing is here, and what to do about it. @param {string} heading @param {...any} rest */
export function nothing(heading, ...rest) {
  return h('section', { class: 'notice' }, h('h2', {}, heading), ...rest);
}
