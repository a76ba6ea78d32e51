// @ts-check
import { bdi, h } from '../dom.js';
import { address } from '../films-query.js';
import { count, day, rating, runtime, text, texts, title, year } from '../format.js';
import { poster } from './poster.js';

/** Everything known about a film. What is missing is left out together with its label. @param {Record<string, any>} film */
export function filmSheet(film) {
  return h('article', { class: 'film' },
    poster(film, { soon: true }),
    h('div', { class: 'film-words' },
      h('h1', { tabindex: '-1' }, bdi(title(film))),
      short(film), plot(film), scores(film), facts(film)));
}

/** The place of a film that is on its way. */
export function ghostSheet() {
  return h('div', { class: 'film ghost-sheet', 'aria-hidden': 'true' },
    h('span', { class: 'poster ghost' }),
    h('div', { class: 'film-words' }, h('div', { class: 'ghost line' }), h('div', { class: 'ghost line' }), h('div', { class: 'ghost line' })));
}

/** @param {Record<string, any>} film */
function short(film) {
  const parts = [year(film.year), runtime(film.runtime), text(film.rated)].filter(Boolean);
  return parts.length > 0 && h('p', { class: 'quiet numbers' }, ...parts.flatMap((part, i) => [i > 0 && ' · ', bdi(part)]));
}

/** @param {Record<string, any>} film */
function plot(film) {
  const plain = text(film.plot) || text(film.fullplot);
  const full = text(film.fullplot);
  return plain && h('div', {},
    h('p', { class: 'plot user-text', dir: 'auto' }, plain),
    full && full !== plain && h('details', {}, h('summary', {}, 'The whole story'), h('p', { class: 'user-text', dir: 'auto' }, full)));
}

/** @param {Record<string, any>} film */
function scores({ imdb, tomatoes, metacritic }) {
  const all = [
    score('IMDb', rating(imdb?.rating), '/ 10', imdb?.votes, 'votes'),
    score('Critics', rating(tomatoes?.critic?.rating), '/ 10', tomatoes?.critic?.numReviews, 'reviews'),
    score('Viewers', rating(tomatoes?.viewer?.rating), '/ 5', tomatoes?.viewer?.numReviews, 'ratings'),
    score('Metacritic', count(metacritic), '/ 100'),
  ].filter(Boolean);
  return all.length > 0 && h('dl', { class: 'scores numbers' }, ...all);
}

/** @param {string} name @param {string} figure @param {string} best @param {unknown} [votes] @param {string} [what] */
function score(name, figure, best, votes, what) {
  return figure && h('div', {},
    h('dt', {}, name),
    h('dd', {}, h('span', { class: 'figure' }, figure), ' ', h('span', { class: 'quiet' }, best)),
    count(votes) && h('dd', { class: 'of' }, `${count(votes)} ${what}`));
}

/** @param {Record<string, any>} film */
function facts(film) {
  const rows = [
    row('Directed by', links(film.directors, (name) => ['text', `"${name}"`])),
    row('Cast', links(film.cast, (name) => ['cast', name])),
    row('Written by', plain(texts(film.writers))),
    row('Genres', links(film.genres, (name) => ['genre', name])),
    row('Countries', links(film.countries, (name) => ['countries', name])),
    row('Languages', plain(texts(film.languages))),
    row('Released', day(film.released) && h('time', { datetime: film.released }, day(film.released))),
    row('Awards', plain(texts(film.awards?.text))),
  ].filter(Boolean);
  return rows.length > 0 && h('dl', { class: 'facts' }, ...rows);
}

/** @param {string} name @param {any} value */
function row(name, value) {
  return value && h('div', {}, h('dt', {}, name), h('dd', {}, value));
}

/** @param {string[]} names */
function plain(names) {
  return names.length > 0 && h('span', {}, ...names.flatMap((name, i) => [i > 0 && ', ', bdi(name)]));
}

/** @param {unknown} names @param {(name: string) => [string, string]} filter the search a name leads to */
function links(names, filter) {
  const items = texts(names).map((name) => h('li', {}, h('a', { href: address({ filters: [filter(name)], page: '0' }) }, bdi(name))));
  return items.length > 0 && h('ul', {}, ...items);
}
