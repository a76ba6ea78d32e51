// @ts-check
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { read } from '../app/api.js';
import { Part } from '../app/page.js';
import '../ui/known-people.js';
import { values } from './films-query.js';

/** @import { Count } from 'mflix-api' */
/** @import { FilmsQuery } from './films-query.js' */

const LEAST_RATINGS = ['', '5', '6', '7', '8', '9'];

/**
 * The further fields of the search form: they belong to the form in the header. The panel shows what is in force; names are chips already.
 * `query`: the search in force.
 */
class SearchPanel extends Part {
  static properties = { query: { attribute: false }, genres: { state: true }, countries: { state: true } };

  constructor() {
    super();
    /** @type {FilmsQuery} */
    this.query = { filters: [], page: '0' };
    /** @type {Count[]} */
    this.genres = [];
    /** @type {Count[]} */
    this.countries = [];
  }

  /** Without these one can still type, and follow the row of genres. */
  async firstUpdated() {
    const [countries, genres] = await Promise.all([
      read('movies/country-names').then((reply) => reply.countries, () => []), read('movies/genres').then((reply) => reply.genres, () => [])]);
    this.countries = countries;
    this.genres = genres;
  }

  /** Another search begins with empty fields; the names in force are chips. The least rating shows what is in force. @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('query')) {
      this.querySelectorAll('.fields input').forEach((input) => { /** @type {HTMLInputElement} */ (input).value = ''; });
      /** @type {HTMLSelectElement} */ (this.querySelector('select')).value = leastRating(this.query);
    }
  }

  render() {
    const chosen = values(this.query, 'genre');
    return html`
      <div class="panel">
        <p class="quiet">A film is found when it has any of the genres, any of the people and any of the countries you name, and the words above.</p>
        <div class="fields">
          <label>In the cast<input name="cast" placeholder="James Stewart" list="known-people" form="search" maxlength="100" autocomplete="off"></label>
          <label>Directed by<input name="directors" placeholder="Akira Kurosawa" list="known-people" form="search" maxlength="100" autocomplete="off"></label>
          <label>Country<input name="countries" placeholder="Japan" list="country-names" form="search" maxlength="100" autocomplete="off"></label>
          <label>IMDb at least<select name="imdb_rating_from" form="search">${leastRatings(this.query).map((least) => html`
            <option value=${least}>${least || 'any rating, or none'}</option>`)}</select></label>
          <mflix-known-people hidden></mflix-known-people>
          <datalist id="country-names">${this.countries.map(({ _id }) => html`<option value=${_id}></option>`)}</datalist>
        </div>
        <fieldset>
          <legend>Genres</legend>
          <div class="boxes">${this.genres.map(({ _id }) => html`
            <label><input type="checkbox" name="genre" value=${_id} form="search" .checked=${live(chosen.includes(_id))}><bdi>${_id}</bdi></label>`)}</div>
        </fieldset>
        <button class="button main" type="submit" form="search">Search</button>
      </div>`;
  }
}

customElements.define('mflix-search-panel', SearchPanel);

/** @param {FilmsQuery} query */
function leastRating(query) {
  return values(query, 'imdb_rating_from')[0] ?? '';
}

/** What can be chosen, and what the address asks for. @param {FilmsQuery} query */
function leastRatings(query) {
  return [...new Set([...LEAST_RATINGS, leastRating(query)])];
}
