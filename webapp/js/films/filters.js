// @ts-check
import { html, nothing, svg } from 'lit';
import { go } from '../app/addresses.js';
import { count, counted } from '../lib/format.js';
import { address, bucket, having, label, values, without } from './films-query.js';

/** @import { Bucket, Count } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */

/**
 * Genres as one row of links, the chosen and then the most frequent first; a chosen one's leads back out. The row is one stop for the Tab key: arrows move in it.
 * @param {Count[]} genres @param {FilmsQuery} query @param {string[]} [favourites] come after the chosen ones
 */
export function genreLinks(genres, query, favourites = []) {
  const chosen = values(query, 'genre');
  const isFirst = (/** @type {Count} */ { _id }) => 2 * Number(chosen.includes(_id)) + Number(favourites.includes(_id));
  const absent = chosen.filter((name) => !genres.some(({ _id }) => _id === name)).map((name) => ({ _id: name, count: 0 }));
  const ordered = [...genres, ...(genres.length ? absent : [])].sort((a, b) => isFirst(b) - isFirst(a) || b.count - a.count);
  return html`<nav class="genres" aria-label="Genres" @keydown=${move} @focusin=${stay}>${ordered.map((genre) => {
    const { _id, count: films } = genre;
    const isChosen = chosen.includes(_id);
    const target = isChosen ? without(query, ['genre', _id]) : having(query, 'genre', [...chosen, _id]);
    return html`<a class="genre" data-genre=${_id} href=${address(target)} aria-current=${isChosen ? 'true' : nothing}>
      <bdi>${_id}</bdi> <span class="quiet numbers">${count(films)}</span></a>`;
  })}</nav>`;
}

/** @param {KeyboardEvent} event */
function move(event) {
  const row = /** @type {HTMLElement} */ (event.currentTarget);
  const links = /** @type {HTMLElement[]} */ ([...row.querySelectorAll('a')]);
  const at = links.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const goal = { ArrowRight: links[at + 1], ArrowLeft: links[at - 1], Home: links[0], End: links.at(-1) }[event.key];
  if (goal) {
    event.preventDefault();
    goal.focus();
  }
}

/**
 * Each row of links on a page is one stop for the Tab key: where the focus is or was, else at the chosen one. To be called after each drawing.
 * @param {Element} page
 */
export function oneStop(page) {
  for (const row of page.querySelectorAll('.genres, .river')) {
    const links = [...row.querySelectorAll('a')];
    const stop = links.find((link) => link === document.activeElement) ?? links.find((link) => link.getAttribute('tabindex') === '0')
      ?? links.find((link) => link.ariaCurrent) ?? links[0];
    links.forEach((link) => { link.tabIndex = link === stop ? 0 : -1; });
  }
}

/** A reader who comes back with the Tab key is where he was. @param {FocusEvent} event */
function stay(event) {
  const row = /** @type {HTMLElement} */ (event.currentTarget);
  row.querySelectorAll('a').forEach((link) => { link.tabIndex = link === event.target ? 0 : -1; });
}

/** Every filter in force, each with a way out. @param {FilmsQuery} query */
export function chips(query) {
  const [from, to] = yearsOf(query);
  const range = from && to ? [{ name: 'Years', words: from === to ? String(from) : `${from} to ${to}`, rest: having(having(query, 'year_from', []), 'year_to', []) }] : [];
  const others = query.filters.filter(([name]) => range.length === 0 || !name.startsWith('year_'));
  const all = [...others.map(([name, value]) => ({ name: label(name), words: bucket(name, value), rest: without(query, [name, value]) })), ...range];
  const shown = all.map(({ name, words, rest }) => html`
    <a class="chip" href=${address(rest)}>
      <span class="unseen">Remove </span><span>${name}: <bdi>${words}</bdi></span><span class="cross" aria-hidden="true">✕</span></a>`);
  return shown.length === 0 ? nothing : html`
    <div class="chips" role="group" aria-label="Filters in force">
      ${shown}${shown.length > 1 ? html`<a class="clear" href="./">Clear all</a>` : nothing}
    </div>`;
}

/** The only country in force leads to all of its titles. @param {FilmsQuery} query @param {number} total films found @param {boolean} isExact */
export function allTitlesLink(query, total, isExact) {
  const countries = values(query, 'countries');
  if (countries.length === 0 || countries.length !== query.filters.length || total === 0) {
    return nothing;
  }
  const parameters = new URLSearchParams(countries.map((name) => ['countries', name]));
  return html`<p><a class="way" href=${`country-results?${parameters}`}>${isExact ? `All ${count(total)}` : `The first ${count(total)}`} titles of <bdi>${countries.join(', ')}</bdi></a></p>`;
}

/** @param {FilmsQuery} query @returns {[number, number]} first and last year, 0 where there is no bound */
function yearsOf(query) {
  const [from, to] = ['year_from', 'year_to'].map((name) => Number(values(query, name)[0]) || 0);
  return [from, to];
}

/** The films of these years. @param {FilmsQuery} query @param {number} from @param {number} to */
function ofYears(query, from, to) {
  return address({ ...having(having(query, 'year_from', [String(from)]), 'year_to', [String(to)]), page: '0' });
}

const TALL = 40;
/** So far a pointer moves before it draws a range instead of pressing a link. */
const BRUSH_PX = 8;

/**
 * How many films there are of each year, decade by decade: a decade is a link, and drawing over some of them chooses all years between.
 * @param {Bucket[]} buckets @param {FilmsQuery} query
 */
export function yearRiver(buckets, query) {
  const films = new Map(buckets.map(({ _id, count: number }) => [Number(_id), number]));
  const years = [...films.keys()].filter((year) => year > 0);
  if (!years.length) {
    return html`<nav class="river" aria-label="Decades"></nav>`;
  }
  const first = Math.floor(Math.min(...years) / 10) * 10;
  const decades = Array.from({ length: Math.floor((Math.max(...years) - first) / 10) + 1 }, (_, i) => first + 10 * i);
  const most = Math.max(...years.map((year) => films.get(year) ?? 0));
  const [from, to] = yearsOf(query);
  const isIn = (/** @type {number} */ year) => (from || to) && year >= from && year <= (to || Infinity);
  return html`
    <nav class="river" aria-label="Decades" @keydown=${move} @focusin=${stay} @dragstart=${(/** @type {Event} */ event) => event.preventDefault()}
      @pointerdown=${(/** @type {PointerEvent} */ event) => brush(event, query)}>${decades.map((decade) => {
        const tens = Array.from({ length: 10 }, (_, i) => decade + i);
        const number = tens.reduce((sum, year) => sum + (films.get(year) ?? 0), 0);
        const isChosen = from === decade && to === decade + 9;
        const target = isChosen ? address(having(having(query, 'year_from', []), 'year_to', [])) : ofYears(query, decade, decade + 9);
        return html`<a class="decade" href=${target} data-decade=${decade} aria-label=${`${decade}s, ${counted(number, 'film', 'films')}`} aria-current=${isChosen ? 'true' : nothing}>
          <svg viewBox="0 0 10 ${TALL}" preserveAspectRatio="none" aria-hidden="true">${tens.map((year, i) => {
            const tall = Math.max(films.get(year) ? 1 : 0, Math.round(TALL * (films.get(year) ?? 0) / most));
            return svg`<rect class=${isIn(year) ? 'in' : 'out'} x=${i + 0.1} y=${TALL - tall} width="0.8" height=${tall} data-year=${year}></rect>`;
          })}</svg>
          <span class="numbers"><span class="century">${Math.floor(decade / 100)}</span>${String(decade % 100).padStart(2, '0')}s</span></a>`;
      })}
    </nav>`;
}

/** Draws a range of years with the pointer. @param {PointerEvent} start @param {FilmsQuery} query */
function brush(start, query) {
  const river = /** @type {HTMLElement} */ (start.currentTarget);
  const decades = /** @type {HTMLElement[]} */ ([...river.querySelectorAll('.decade')]);
  const { left, width } = river.getBoundingClientRect();
  const firstYear = Number(decades[0]?.dataset.decade);
  const year = (/** @type {PointerEvent} */ { clientX }) =>
    firstYear + Math.min(decades.length * 10 - 1, Math.max(0, Math.floor((clientX - left) / width * decades.length * 10)));
  const ends = new AbortController();
  let isBrush = false;
  const range = (/** @type {PointerEvent} */ event) => [year(start), year(event)].sort((a, b) => a - b);

  addEventListener('pointermove', (event) => {
    isBrush ||= Math.abs(event.clientX - start.clientX) > BRUSH_PX;
    if (isBrush) {
      const [from, to] = range(event);
      river.querySelectorAll('rect').forEach((bar) => {
        bar.classList.toggle('drawn', Number(bar.dataset.year) >= from && Number(bar.dataset.year) <= to);
      });
    }
  }, { signal: ends.signal });
  addEventListener('pointercancel', () => ends.abort(), { signal: ends.signal });
  addEventListener('pointerup', (event) => {
    ends.abort();
    if (isBrush) {
      addEventListener('click', (click) => click.preventDefault(), { once: true, capture: true });
      setTimeout(() => river.querySelectorAll('.drawn').forEach((bar) => bar.classList.remove('drawn')));
      const [from, to] = range(event);
      go(ofYears(query, from, to));
    }
  }, { signal: ends.signal });
}
