// @ts-check
// The address bar holds the search under the API's own names. Everything here is pure.
import { counted } from '../lib/format.js';

/** The API's names of the filters, in the order they are shown, and ours for readers. */
const LABELS = {
  text: 'Text', cast: 'Cast', directors: 'Directed by', writers: 'Written by', genre: 'Genre', countries: 'Country', runtime: 'Runtime',
  rating: 'Critics', year_from: 'From year', year_to: 'Up to year', imdb_rating_from: 'IMDb at least',
};
const NAMES = Object.keys(LABELS);
/** Filters whose values are stored texts, letter by letter: a blank at their beginning or end belongs to them. */
const STORED_NAMES = ['cast', 'directors', 'writers', 'genre', 'countries'];
/** The most characters that the API takes of a value, where it takes more than of others. @type {Record<string, number>} */
const LONGEST = { name: 200, directors: 200, writers: 200 };
const LONGEST_OF_OTHERS = 100;
const PAGE_SIZE = 20;
/** The API gives at most 100 films at once. */
const LAST_PAGE_LOADED_WHOLE = 4;
/** The API has no page of a higher number; further pages are asked for by the place. */
const HIGHEST_PAGE = 10000;

/** Upper bounds by lower bound; what lies in no bucket is "other". @type {Record<string, Record<string, number>>} */
const UPPER = {
  runtime: { 0: 60, 60: 90, 90: 120, 120: 180 },
  rating: { 0: 50, 50: 70, 70: 90, 90: 100 },
};
const UNIT = { runtime: ' min', rating: '' };

/** In which order films are shown, by what the address bar holds, and how the line above them says it. @type {Record<string, {choice: string, words: string}>} */
export const ORDERS = {
  '': { choice: 'Most reviewed', words: 'the most reviewed first' },
  rating: { choice: 'Best rated', words: 'the best rated first' },
  year: { choice: 'Newest', words: 'the newest first' },
  'year asc': { choice: 'Oldest', words: 'the oldest first' },
  title: { choice: 'Title', words: 'by title' },
};

/** @typedef {{filters: [string, string][], page: string, sort?: string}} FilmsQuery `page` and `sort` as written, so that the API judges them */
/** @typedef {`movies?${string}` | `movies/search?${string}`} ListPath of the API, with the search */

/** @param {URLSearchParams} parameters @returns {FilmsQuery} */
export function queryOf(parameters) {
  const filters = [...parameters].filter(([name, value]) => NAMES.includes(name) && value.trim());
  filters.sort(([a], [b]) => NAMES.indexOf(a) - NAMES.indexOf(b));
  const sort = ['sort', 'order'].map((name) => parameters.get(name)?.trim()).filter(Boolean).join(' ');
  return { filters: withoutDoubles(filters), page: parameters.get('page') ?? '0', ...(sort && { sort }) };
}

/** Can the API be asked for it? Not for what is no text, too long, or has signs that no parameter may have. @param {string} parameter @param {unknown} value @returns {value is string} */
export function canBeAsked(parameter, value) {
  return typeof value === 'string' && !/[\p{Cc}\p{Cs}]/u.test(value) && [...value].length <= (LONGEST[parameter] ?? LONGEST_OF_OTHERS);
}

/** A person's page. A name that cannot be part of a path is a parameter. @param {string} name as it is stored */
export function personAddress(name) {
  return /[\/\\;%]|^\.+$/.test(name) ? `people?${new URLSearchParams({ name })}` : `people/${encodeURIComponent(name)}`;
}

/** @param {FilmsQuery} query @returns {string} relative address of the page that shows it */
export function address({ filters, page, sort }) {
  const parameters = new URLSearchParams([...filters, ...ordered(filters, sort)]);
  if (page !== '0') {
    parameters.set('page', page);
  }
  return parameters.size ? `./?${parameters}` : './';
}

/**
 * Path of the API and the number of the first page in the reply.
 * @param {FilmsQuery} query @returns {{path: ListPath, first: number, last: number}}
 */
export function request(query) {
  const upTo = /^\d$/.test(query.page) ? Number(query.page) : Infinity;
  return upTo <= LAST_PAGE_LOADED_WHOLE
    ? { path: path(query, '0', PAGE_SIZE * (upTo + 1)), first: 0, last: upTo }
    : { path: path(query, query.page, PAGE_SIZE), first: Number(query.page), last: Number(query.page) };
}

/** One page alone. @param {FilmsQuery} query @param {number} page @param {string} [place] behind which it begins, as the page before it said */
export function requestPage(query, page, place) {
  return path(query, String(Math.min(page, HIGHEST_PAGE)), PAGE_SIZE, place);
}

/** Facets of the whole result. @param {FilmsQuery} query @returns {`movies/facet-search?${string}`} */
export function requestFacets(query) {
  return `movies/facet-search?${new URLSearchParams([...query.filters, ['facet_scope', 'all'], ['entries_per_page', '1']])}`;
}

/** How many films a search finds. @param {FilmsQuery} query */
export function requestCount(query) {
  return path({ filters: query.filters, page: '0' }, '0', 1);
}

/** Are there pages behind those that are shown? @param {{last: number, total: number, next?: string}} shown */
export function hasMore({ last, total, next }) {
  return Boolean(next) || (last + 1) * PAGE_SIZE < total;
}

/** "7 films"; where they were not counted to the end, "100,000 films or more". @param {{total: number, isExact: boolean}} shown */
export function filmCount({ total, isExact }) {
  return `${counted(total, 'film', 'films')}${isExact ? '' : ' or more'}`;
}

/** @param {string} name @returns {string} */
export function label(name) {
  return LABELS[/** @type {keyof LABELS} */ (name)];
}

/** A filter's value in words: a facet's bucket as a range, everything else as it is. @param {string} name @param {string} value */
export function bucket(name, value) {
  const upper = UPPER[name]?.[value];
  if (upper === undefined) {
    return name in UPPER && value === 'other' ? 'any other' : value;
  }
  const unit = UNIT[/** @type {keyof typeof UNIT} */ (name)];
  return `${value} to ${upper - 1}${unit}`;
}

/** The search in a few words: "War films with Tom Hanks". @param {FilmsQuery} query */
export function heading(query) {
  const named = (/** @type {string} */ name, /** @type {string} */ before) => {
    const all = values(query, name).map((value) => bucket(name, value));
    return all.length ? `${before}${all.join(' or ')}` : '';
  };
  const genre = named('genre', '');
  return [
    genre ? `${genre} films` : 'Films',
    named('cast', ' with '), named('directors', ' directed by '), named('writers', ' written by '), named('countries', ' from '), named('text', ' for ').replace(/^ for (?!")(.*)$/, ' for “$1”'),
    years(query), named('runtime', ', '), named('rating', ', critics '), named('imdb_rating_from', ', rated at least '),
  ].join('');
}

/** " of 1950 to 1959", or nothing. @param {FilmsQuery} query */
function years(query) {
  const [from, to] = [values(query, 'year_from')[0], values(query, 'year_to')[0]];
  if (from && to) {
    return from === to ? ` of ${from}` : ` of ${from} to ${to}`;
  }
  return from ? ` from ${from} on` : to ? ` up to ${to}` : '';
}

/** Are the same films asked for, in the same order? @param {FilmsQuery} one @param {FilmsQuery} other */
export function isSame(one, other) {
  return address({ ...one, page: '0' }) === address({ ...other, page: '0' });
}

/** @param {FilmsQuery} query @param {string} name @returns {string[]} */
export function values(query, name) {
  return query.filters.filter((filter) => filter[0] === name).map((filter) => filter[1]);
}

/** The first page with these values of one filter in place of its old ones. @param {FilmsQuery} query @param {string} name @param {string[]} news */
export function having(query, name, news) {
  const others = query.filters.filter((filter) => filter[0] !== name);
  return { ...queryOf(new URLSearchParams([...others, ...news.map((value) => [name, value])])), sort: query.sort };
}

/** @param {FilmsQuery} query @param {[string, string]} filter */
export function without(query, [name, value]) {
  return having(query, name, values(query, name).filter((other) => other !== value));
}

/**
 * What the search form asks for: its words and boxes replace the old ones, its names join those in force.
 * @param {FilmsQuery} query
 * @param {FormData} form
 */
export function searched(query, form) {
  const given = (/** @type {string} */ name) => form.getAll(name).map((value) => String(value).trim());
  const words = having(query, 'text', given('text'));
  const people = having(words, 'cast', [...values(query, 'cast'), ...given('cast')]);
  const directed = having(people, 'directors', [...values(query, 'directors'), ...given('directors')]);
  const lands = having(directed, 'countries', [...values(query, 'countries'), ...given('countries')]);
  const rated = form.has('imdb_rating_from') ? having(lands, 'imdb_rating_from', given('imdb_rating_from')) : lands;
  return form.has('cast') ? having(rated, 'genre', given('genre')) : rated;
}

/** A text search has an order of its own. @param {[string, string][]} filters @param {string} [sort] @returns {[string, string][]} */
function ordered(filters, sort) {
  const [by, order] = sort && !filters.some(([name]) => name === 'text') ? sort.split(' ') : [];
  return /** @type {[string, string | undefined][]} */ ([['sort', by], ['order', order]]).flatMap(([name, value]) => (value ? [[name, value]] : []));
}

/** @param {FilmsQuery} query @param {string} page @param {number} size @param {string} [place] @returns {ListPath} */
function path({ filters, sort }, page, size, place) {
  const parameters = new URLSearchParams([...filters, ...ordered(filters, sort)]);
  parameters.set('page', page);
  parameters.set('entries_per_page', String(size));
  if (place) {
    parameters.set('after', place);
  }
  return `${filters.length ? 'movies/search' : 'movies'}?${parameters}`;
}

/** @param {[string, string][]} filters */
function withoutDoubles(filters) {
  const seen = new Set();
  return filters
    .map(([name, value]) => /** @type {[string, string]} */ ([name, STORED_NAMES.includes(name) ? value : value.trim()]))
    .filter(([name, value]) => !seen.has(`${name} ${value}`) && seen.add(`${name} ${value}`));
}
