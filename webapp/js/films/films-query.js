// @ts-check
// The address bar holds the search under the API's own names. Everything here is pure.

/** The API's names of the filters, in the order they are shown, and ours for readers. */
const LABELS = { text: 'Text', cast: 'Cast', genre: 'Genre', countries: 'Country', runtime: 'Runtime', rating: 'Critics' };
const NAMES = Object.keys(LABELS);
const PAGE_SIZE = 20;
/** The API gives at most 100 films at once. */
const LAST_PAGE_LOADED_WHOLE = 4;

/** Upper bounds by lower bound; what lies in no bucket is "other". @type {Record<string, Record<string, number>>} */
const UPPER = {
  runtime: { 0: 60, 60: 90, 90: 120, 120: 180 },
  rating: { 0: 50, 50: 70, 70: 90, 90: 100 },
};
const UNIT = { runtime: ' min', rating: '' };

/** @typedef {{filters: [string, string][], page: string}} FilmsQuery `page` as written, so that the API judges it */
/** @typedef {`movies?${string}` | `movies/search?${string}`} ListPath of the API, with the search */

/** @param {URLSearchParams} parameters @returns {FilmsQuery} */
export function read(parameters) {
  const filters = [...parameters].filter(([name, value]) => NAMES.includes(name) && value.trim());
  filters.sort(([a], [b]) => NAMES.indexOf(a) - NAMES.indexOf(b));
  return { filters: withoutDoubles(filters), page: parameters.get('page') ?? '0' };
}

/** @param {FilmsQuery} query @returns {string} relative address of the page that shows it */
export function address({ filters, page }) {
  const parameters = new URLSearchParams(filters);
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
    ? { path: path(query.filters, '0', PAGE_SIZE * (upTo + 1)), first: 0, last: upTo }
    : { path: path(query.filters, query.page, PAGE_SIZE), first: Number(query.page), last: Number(query.page) };
}

/** One page alone. @param {FilmsQuery} query @param {number} page */
export function requestPage(query, page) {
  return path(query.filters, String(page), PAGE_SIZE);
}

/** Facets of the whole result. @param {FilmsQuery} query @returns {`movies/facet-search?${string}`} */
export function requestFacets(query) {
  return `movies/facet-search?${new URLSearchParams([...query.filters, ['facet_scope', 'all'], ['entries_per_page', '1']])}`;
}

/** How many films a search finds. @param {FilmsQuery} query */
export function requestCount(query) {
  return path(query.filters, '0', 1);
}

/** Pages there are beyond `last`? @param {number} last @param {number} total */
export function hasMore(last, total) {
  return (last + 1) * PAGE_SIZE < total;
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
    named('cast', ' with '), named('countries', ' from '), named('text', ' for ').replace(/^ for (?!")(.*)$/, ' for “$1”'),
    named('runtime', ', '), named('rating', ', critics '),
  ].join('');
}

/** Are the same films asked for? @param {FilmsQuery} one @param {FilmsQuery} other */
export function isSame(one, other) {
  return String(new URLSearchParams(one.filters)) === String(new URLSearchParams(other.filters));
}

/** @param {FilmsQuery} query @param {string} name @returns {string[]} */
export function values(query, name) {
  return query.filters.filter((filter) => filter[0] === name).map((filter) => filter[1]);
}

/** The first page with these values of one filter in place of its old ones. @param {FilmsQuery} query @param {string} name @param {string[]} news */
export function having(query, name, news) {
  const others = query.filters.filter((filter) => filter[0] !== name);
  return read(new URLSearchParams([...others, ...news.map((value) => [name, value])]));
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
  const given = (/** @type {string} */ name) => form.getAll(name).map(String);
  const words = having(query, 'text', given('text'));
  const people = having(words, 'cast', [...values(query, 'cast'), ...given('cast')]);
  const lands = having(people, 'countries', [...values(query, 'countries'), ...given('countries')]);
  return form.has('cast') ? having(lands, 'genre', given('genre')) : lands;
}

/** @param {[string, string][]} filters @param {string} page @param {number} size @returns {ListPath} */
function path(filters, page, size) {
  const parameters = new URLSearchParams(filters);
  parameters.set('page', page);
  parameters.set('entries_per_page', String(size));
  return `${filters.length ? 'movies/search' : 'movies'}?${parameters}`;
}

/** @param {[string, string][]} filters */
function withoutDoubles(filters) {
  const seen = new Set();
  return filters
    .map(([name, value]) => /** @type {[string, string]} */ ([name, value.trim()]))
    .filter(([name, value]) => !seen.has(`${name} ${value}`) && seen.add(`${name} ${value}`));
}
