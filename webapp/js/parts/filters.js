// @ts-check
import { bdi, h } from '../dom.js';
import { count } from '../format.js';
import { address, having, label, values, without } from '../films-query.js';

/** @typedef {import('../films-query.js').FilmsQuery} FilmsQuery */
/** @typedef {{_id: string, count: number}} Counted */

/** Genres as one row of links, the most frequent first. @param {Counted[]} genres */
export function genreLinks(genres) {
  return [...genres].sort((a, b) => b.count - a.count).map(({ _id, count: films }) =>
    h('a', { class: 'genre', 'data-genre': _id }, bdi(_id), ' ', h('span', { class: 'quiet numbers' }, count(films))));
}

/** Points each link at its genre, and the chosen one's back out. @param {HTMLElement} nav @param {FilmsQuery} query */
export function pointGenreLinks(nav, query) {
  const chosen = values(query, 'genre');
  for (const link of nav.querySelectorAll('a')) {
    const genre = link.dataset.genre ?? '';
    const isChosen = chosen.includes(genre);
    link.setAttribute('href', address(isChosen ? without(query, ['genre', genre]) : having(query, 'genre', [genre])));
    isChosen ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current');
  }
}

/** Every filter in force, each with a way out. @param {FilmsQuery} query */
export function chips(query) {
  const links = query.filters.map((filter) => h('a', { class: 'chip', href: address(without(query, filter)) },
    h('span', { class: 'unseen' }, 'Remove '), h('span', {}, `${label(filter[0])}: `, bdi(filter[1])), h('span', { class: 'cross', 'aria-hidden': 'true' }, '✕')));
  return query.filters.length > 1 ? [...links, h('a', { class: 'clear', href: './' }, 'Clear all')] : links;
}

/** The rest of the search form: its fields belong to the form in the header. @param {Counted[]} genres @param {Counted[]} countries */
export function panel(genres, countries) {
  return h('div', { class: 'panel' },
    h('p', { class: 'quiet' }, 'A film is found when it has any of the genres, any of the people and any of the countries you name, and the words above.'),
    h('div', { class: 'fields' },
      field('In the cast', { name: 'cast', placeholder: 'James Stewart' }),
      field('Country', { name: 'countries', placeholder: 'Japan', list: 'country-names' }),
      h('datalist', { id: 'country-names' }, countries.map(({ _id }) => h('option', { value: _id })))),
    h('fieldset', {}, h('legend', {}, 'Genres'), h('div', { class: 'boxes' }, genres.map(({ _id }) => box(_id)))),
    h('button', { class: 'button main', type: 'submit', form: 'search' }, 'Search'));
}

/** Shows in the panel what is in force; its names are chips already. @param {HTMLElement} panel @param {FilmsQuery} query */
export function fillPanel(panel, query) {
  const chosen = values(query, 'genre');
  for (const input of panel.querySelectorAll('input')) {
    if (input.type === 'checkbox') {
      input.checked = chosen.includes(input.value);
    } else {
      input.value = '';
    }
  }
}

/** @param {string} words @param {Record<string, string>} attributes */
function field(words, attributes) {
  return h('label', {}, words, h('input', { ...attributes, form: 'search', maxlength: 100, autocomplete: 'off' }));
}

/** @param {string} genre */
function box(genre) {
  return h('label', {}, h('input', { type: 'checkbox', name: 'genre', value: genre, form: 'search' }), bdi(genre));
}
