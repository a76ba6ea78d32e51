// @ts-check
import { html, nothing } from 'lit';
import { filmAddress } from '../app/addresses.js';
import { say } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { siteFacts } from '../app/lines.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { download } from '../lib/download.js';
import { count, counted, rating, text, title } from '../lib/format.js';
import { address } from './films-query.js';
import { oneStop, yearRiver } from './filters.js';

/** @import { AverageRating, ByYear, DecadeRow, ReplyTo } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */
/** @typedef {{name: string, href: string, amount: number, rating?: unknown}} Row */
/** @typedef {{heading: string, unit: [string, string], rows: Row[]}} Table */

await styles('films/explore');

const ROWS = 10;

/** What is in the films: by year, genre, country and director, and what is talked about. Every bar leads to its films. */
class ExplorePage extends Page {
  static properties = { years: { state: true }, decades: { state: true }, tables: { state: true }, isDemo: { state: true } };
  name = 'Explore';

  constructor() {
    super();
    /** @type {ByYear | undefined} */
    this.years = undefined;
    /** @type {DecadeRow[]} */
    this.decades = [];
    /** @type {Table[]} */
    this.tables = [];
    this.isDemo = false;
    this.loading = new Loading(this);
  }

  render() {
    return html`
      <div class="page-head">
        <h1 tabindex="-1">Explore the films</h1>
        ${this.years ? html`<p class="lead">${summary(this.years)}
          ${this.isDemo ? 'Ratings and comments of this demo catalogue are made up.' : nothing}</p>` : nothing}
      </div>
      ${this.loading.notice}
      ${this.years ? byYear(this.years) : this.loading.isWaiting ? html`<div class="ghost explore-ghost" aria-hidden="true"></div>` : nothing}
      <div class="explore">${this.tables.map(sheet)}</div>
      ${this.decades.length ? ratings(this.decades) : nothing}
      <section class="explore-more">
        <h2>And elsewhere</h2>
        <p><a class="way" href="theaters">Theaters near a city</a></p>
        <p><a class="way" href="country-results">All titles of a country</a></p>
      </section>`;
  }

  updated() {
    super.updated();
    oneStop(this);
  }

  /** @param {Visit} visit */
  async show({ signal }) {
    await this.loading.run(async (options) => {
      const [years, genres, countries, directors, discussed, decades, facts] = await Promise.all([
        read('reports/by-year', options), read(`reports/by-genre?limit=${ROWS}`, options), read(`reports/by-country?limit=${ROWS}`, options),
        read(`reports/by-director?limit=${ROWS}`, options), read(`reports/most-commented?limit=${ROWS}`, options), read('reports/ratings-by-decade', options), siteFacts()]);
      this.isDemo = Boolean(facts?.demo_data);
      this.tables = tables(genres, countries, directors, discussed);
      this.decades = decades.report;
      this.years = years;
    }, { signal, heading: 'The films could not be counted' });
  }
}

customElements.define('mflix-explore-page', ExplorePage);

/**
 * @param {ReplyTo<'reports/by-genre'>} genres @param {ReplyTo<'reports/by-country'>} countries @param {ReplyTo<'reports/by-director'>} directors
 * @param {ReplyTo<'reports/most-commented'>} discussed @returns {Table[]}
 */
function tables(genres, countries, directors, discussed) {
  /** @type {[string, string]} */
  const films = ['film', 'films'];
  const found = (/** @type {string} */ filter, /** @type {string} */ name) => address({ filters: [[filter, name]], page: '0' });
  return [
    { heading: 'Genres', unit: films, rows: genres.report.map((row) => ({
      name: row.genre, href: found('genre', row.genre), amount: row.movie_count, rating: row.average_rating })) },
    { heading: 'Countries', unit: films, rows: countries.report.map((row) => ({
      name: row.country, href: found('countries', row.country), amount: row.movie_count, rating: row.average_rating })) },
    { heading: 'Directors', unit: films, rows: directors.report.map((row) => ({
      name: row.director, href: found('directors', row.director), amount: row.movie_count, rating: row.average_rating })) },
    { heading: 'Most discussed', unit: ['comment', 'comments'], rows: discussed.report.map((row) => ({
      name: title(row), href: filmAddress(text(row._id)), amount: row.total_comments, rating: row.imdb_rating })) },
  ];
}

/** @param {ByYear} years newest first */
function summary({ report, skipped }) {
  const films = report.reduce((sum, row) => sum + row.movie_count, 0);
  const rest = skipped ? ` ${counted(skipped, 'film has', 'films have')} no year that is a number.` : '';
  return `${counted(films, 'film', 'films')} from ${report.at(-1)?.year} to ${report[0]?.year}.${rest}`;
}

/** @param {ByYear} years */
function byYear({ report }) {
  const rows = report.map((row) => [row.year, row.movie_count, row.average_rating ?? '']);
  return html`
    <section class="explore-years" aria-label="Years">
      ${yearRiver(report.map(({ year, movie_count }) => ({ _id: year, count: movie_count })), { filters: [], page: '0' })}
      <details class="numbers-of-years">
        <summary>All the numbers</summary>
        <table class="table numbers">
          <caption class="unseen">Films and ratings by year</caption>
          <thead><tr><th scope="col">Year</th><th class="number" scope="col">Films</th><th class="number" scope="col">Rated on average</th></tr></thead>
          <tbody>${report.map((row) => html`
            <tr><th scope="row">${row.year}</th><td class="number">${count(row.movie_count)}</td><td class="number">${rating(row.average_rating)}</td></tr>`)}
          </tbody>
        </table>
        ${saveButton('years', ['year', 'films', 'average_rating'], rows)}
      </details>
    </section>`;
}

/** @param {Table} table */
function sheet({ heading, unit, rows }) {
  const most = Math.max(1, ...rows.map((row) => row.amount));
  return html`
    <section aria-label=${heading}>
      <h2>${heading}</h2>
      ${rows.length ? html`<ul>${rows.map(({ name, href, amount, rating: average }) => html`
        <li><a class="facet" href=${href}>
          <bdi>${name}</bdi>
          <meter min="0" max=${most} .value=${amount} aria-hidden="true"></meter>
          <span class="numbers">${count(amount)}<span class="unseen"> ${amount === 1 ? unit[0] : unit[1]}</span>
            ${rating(average) ? html`<span class="quiet"><span class="unseen">, rated </span><span class="star" aria-hidden="true">★ </span>${rating(average)}</span>` : nothing}</span>
        </a></li>`)}</ul>
      ${saveButton(heading.toLowerCase().replaceAll(' ', '-'), ['name', unit[1], 'rating'], rows.map((row) => [row.name, row.amount, row.rating ?? '']))}` : html`<p class="quiet">None yet.</p>`}
    </section>`;
}

/** The ratings that a film can have, each with the most it can be. @type {{source: 'imdb' | 'critics' | 'viewers', name: string, most: number}[]} */
const RATINGS = [
  { source: 'imdb', name: 'IMDb', most: 10 }, { source: 'critics', name: 'Critics', most: 100 }, { source: 'viewers', name: 'Viewers', most: 5 }];

/** @param {DecadeRow[]} decades latest first */
function ratings(decades) {
  const rows = decades.map((row) => [row.decade, row.movie_count, ...RATINGS.flatMap(({ source }) => [row[source].average ?? '', row[source].rated])]);
  return html`
    <section class="compared" aria-labelledby="compared">
      <h2 id="compared">Ratings compared</h2>
      <p>How the readers of IMDb, critics (Metacritic) and viewers (Rotten Tomatoes) rate the films of a decade on average. A full bar is the most that can be given.</p>
      <table class="table numbers">
        <caption class="unseen">Average ratings by decade</caption>
        <thead><tr><th scope="col">Decade</th><th class="number" scope="col">Films</th>${RATINGS.map(({ name, most }) => html`<th scope="col">${name}, of ${most}</th>`)}</tr></thead>
        <tbody>${decades.map((row) => html`
          <tr>
            <th scope="row"><a href=${ofDecade(row.decade)}>${row.decade}s</a></th>
            <td class="number">${count(row.movie_count)}</td>
            ${RATINGS.map(({ source, most }) => html`<td>${average(row[source], most)}</td>`)}
          </tr>`)}
        </tbody>
      </table>
      ${saveButton('ratings', ['decade', 'films', ...RATINGS.flatMap(({ source }) => [source, `${source}_films`])], rows)}
    </section>`;
}

/** @param {number} decade */
function ofDecade(decade) {
  return address({ filters: [['year_from', String(decade)], ['year_to', String(decade + 9)]], page: '0' });
}

/** @param {AverageRating} rating @param {number} most */
function average({ average: value, rated }, most) {
  return value === null ? html`<span class="quiet">none</span>` : html`
    ${most > 10 ? count(Math.round(value)) : rating(value)}
    <meter min="0" max=${most} .value=${value} aria-hidden="true"></meter>
    <span class="quiet">${counted(rated, 'film', 'films')}</span>`;
}

/** @param {string} name @param {string[]} head @param {unknown[][]} rows */
function saveButton(name, head, rows) {
  const save = () => {
    const lines = [head, ...rows].map((row) => row.map(cell).join(','));
    download(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }), `films-by-${name}.csv`);
    say('The file is saved');
  };
  return html`<div class="actions"><button class="button" type="button" @click=${save}>Download CSV<span class="unseen"> of ${name}</span></button></div>`;
}

/** A text that a spreadsheet would take for a formula is kept a text. @param {unknown} value */
function cell(value) {
  const written = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return `"${written.replaceAll('"', '""')}"`;
}
