// @ts-check
import { html } from 'lit';
import { filmAddress } from '../app/addresses.js';
import { read } from '../app/api.js';
import { counted } from '../lib/format.js';
import { personAddress } from './films-query.js';

/** @import { Suggestion } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */

const TYPED_BY_HAND = ['text', 'cast', 'directors', 'writers'];
const AT_MOST = 5;
const WORDS_TRIED = 3;
const SHORTEST_WORD = 4;

/**
 * Titles and people that are spelled almost as what finds nothing: a template, or nothing where none is.
 * @param {FilmsQuery} query that finds nothing @param {AbortSignal} [signal] @returns {Promise<unknown>}
 */
export async function didYouMean(query, signal) {
  const typed = query.filters.find(([name]) => TYPED_BY_HAND.includes(name))?.[1].replaceAll('"', ' ').trim();
  if (!typed) {
    return undefined;
  }
  const [whole, ...byWord] = await Promise.all([typed, ...words(typed)].map((prefix) => alike(prefix, signal)));
  const found = whole.length ? whole : byWord.flat();
  return found.length ? html`
    <div><p>Did you mean</p><ul class="did-you-mean">${found.slice(0, AT_MOST).map((one) => html`<li>${way(one)}</li>`)}</ul></div>` : undefined;
}

/** Each word by itself, where there are several. @param {string} typed */
function words(typed) {
  const all = typed.split(/\s+/);
  return all.length > 1 ? all.filter((word) => word.length >= SHORTEST_WORD).slice(0, WORDS_TRIED) : [];
}

/** Without an answer there is no suggestion: nothing was found in any case, and that is said. @param {string} prefix @param {AbortSignal} [signal] */
function alike(prefix, signal) {
  const asked = new URLSearchParams({ prefix: prefix.slice(0, 100), alike: 'true', limit: String(AT_MOST) });
  return read(`suggestions?${asked}`, { signal }).then((reply) => reply.suggestions, () => []);
}

/** @param {Suggestion} one */
function way({ kind, text, _id, year, films }) {
  return kind === 'title'
    ? html`<a class="way" href=${filmAddress(String(_id))}><span><bdi>${text}</bdi>${year ? ` (${year})` : ''}</span></a>`
    : html`<a class="way" href=${personAddress(text)}><span><bdi>${text}</bdi>, ${counted(films, 'film', 'films')}</span></a>`;
}
