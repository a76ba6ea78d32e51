// @ts-check
import { bdi, h } from '../dom.js';
import { address, hasMore, label } from '../films-query.js';
import { count, counted } from '../format.js';
import { filmCard, ghostCard } from './film-card.js';
import { nothing } from './notice.js';

const IN_SIGHT_AT_FIRST = 6;
const GHOSTS = 20;

/** @typedef {import('../films-query.js').FilmsQuery} FilmsQuery */
/** @typedef {import('../seen.js').Shown} Shown */

/** The grid of posters, the line above it and the way on. Only shows; `onMore` asks for the next page. */
export class FilmWall {
  /** @param {() => void} onMore */
  constructor(onMore) {
    this.line = h('p', { class: 'status-line numbers', tabindex: '-1' });
    this.notice = h('div');
    this.earlier = h('div');
    this.grid = h('ul', { class: 'films' });
    this.button = h('button', { class: 'button', type: 'button', onclick: onMore }, 'More films');
    this.more = h('div', { class: 'more', hidden: true }, this.button);
    this.element = h('section', { 'aria-label': 'Films' }, this.line, this.notice, this.earlier, this.grid, this.more);
  }

  /** While films are on their way: their places, or the old films dimmed. */
  wait() {
    this.grid.setAttribute('aria-busy', 'true');
    if (!this.grid.hasChildNodes()) {
      this.grid.append(...Array.from({ length: GHOSTS }, ghostCard));
    }
  }

  /** The films are here, or will not come. */
  stopWaiting() {
    this.grid.removeAttribute('aria-busy');
    this.grid.querySelectorAll('.ghost-card').forEach((ghost) => ghost.remove());
  }

  /** @param {Shown} shown @param {FilmsQuery} query */
  show(shown, query) {
    this.grid.replaceChildren(...shown.films.map((film, i) => filmCard(film, { soon: i < IN_SIGHT_AT_FIRST })));
    this.notice.replaceChildren(...(shown.films.length ? [] : [nobody(shown, query)]));
    this.earlier.replaceChildren(...(shown.first > 0 ? [earlier(shown, query)] : []));
    this.count(shown, query);
  }

  /** Adds a page and moves the focus to its first film. @param {any[]} films @param {Shown} shown all films now @param {FilmsQuery} query */
  add(films, shown, query) {
    const cards = films.map((film) => filmCard(film));
    this.grid.append(...cards);
    this.notice.replaceChildren();
    this.count(shown, query);
    cards[0]?.querySelector('a')?.focus();
  }

  /** The films asked for did not come: the ones that are there answer an older question. */
  isOutdated() {
    if (this.grid.querySelector('.card')) {
      this.line.textContent = 'These are still the films from before';
      this.more.hidden = true;
    }
  }

  /** @param {Shown} shown @param {FilmsQuery} query */
  count(shown, query) {
    this.line.textContent = shown.films.length ? sentence(shown, query) : '';
    this.more.hidden = !hasMore(shown.last, shown.total);
  }
}

/** @param {Shown} shown @param {FilmsQuery} query @returns {string} "Showing 20 of 98 films, the most reviewed first" */
export function sentence({ films, total, first, last }, query) {
  const order = query.filters.some(([name]) => name === 'text') ? 'the best match first' : 'the most reviewed first';
  if (first === 0 && !hasMore(last, total)) {
    return `${total === 1 ? 'One film' : `All ${count(total)} films`}${total > 1 ? `, ${order}` : ''}`;
  }
  const shown = first === 0 ? count(films.length) : `${count(first * 20 + 1)} to ${count(first * 20 + films.length)}`;
  return `Showing ${shown} of ${counted(total, 'film', 'films')}, ${order}`;
}

/** @param {Shown} shown @param {FilmsQuery} query */
function earlier({ first }, query) {
  return h('a', { class: 'button', href: address({ ...query, page: String(first - 1) }) }, 'Earlier films');
}

/** @param {Shown} shown @param {FilmsQuery} query */
function nobody({ total }, query) {
  if (total > 0) {
    return nothing(`There are only ${counted(total, 'film', 'films')}`, toFirst(query));
  }
  if (query.filters.length === 0) {
    return nothing('There are no films yet', h('p', {}, 'Either they are being loaded at this moment, or the database holds none.'),
      h('a', { class: 'button main', href: './' }, 'Look again'));
  }
  const names = query.filters.filter(([name]) => name !== 'text');
  return nothing('No film is like that',
    h('ul', {}, query.filters.map(([name, value]) => h('li', {}, `${label(name)}: `, bdi(value)))),
    names.length > 0 && h('p', {}, 'Names of people, genres and countries match letter by letter. ',
      h('a', { href: address({ filters: [['text', names.map(([, value]) => `"${value}"`).join(' ')]], page: '0' }) }, 'Search the text for them instead')),
    h('a', { class: 'button', href: './' }, 'All films'));
}

/** @param {FilmsQuery} query */
export function toFirst(query) {
  return h('a', { class: 'button', href: address({ ...query, page: '0' }) }, 'To the first films');
}
