// @ts-check
import { bdi, h } from '../dom.js';
import { count, counted, moment, text } from '../format.js';
import { say } from '../say.js';

const PAGE_SIZE = 20;

/**
 * Comments as the API orders them, newest first, a page at a time.
 * @param {any[]} all the API gives at most 1000
 * @param {number} total
 */
export function comments(all, total) {
  const list = h('ol');
  const line = h('p', { class: 'quiet numbers' });
  const button = h('button', { class: 'button', type: 'button', onclick: goOn }, 'Older comments');

  function older() {
    const next = all.slice(list.children.length, list.children.length + PAGE_SIZE).map(comment);
    list.append(...next);
    line.textContent = `${count(list.children.length)} of ${counted(total, 'comment', 'comments')}`;
    button.hidden = list.children.length >= all.length;
    return next.at(0);
  }

  function goOn() {
    older()?.focus();
    say(line.textContent ?? '');
  }

  older();
  return h('section', { class: 'comments', 'aria-labelledby': 'comments' },
    h('h2', { id: 'comments' }, 'Comments'),
    ...(all.length > 0 ? [line, list, h('div', {}, button)] : [h('p', { class: 'quiet' }, 'Nobody has written about this film yet.')]));
}

/** @param {any} stored */
function comment(stored) {
  const when = moment(stored.date);
  return h('li', { class: 'comment', tabindex: '-1' },
    h('header', {},
      h('h3', {}, bdi(text(stored.name) || 'Somebody')),
      when && h('time', { datetime: stored.date }, when)),
    h('p', { class: 'user-text', dir: 'auto' }, text(stored.text)));
}
