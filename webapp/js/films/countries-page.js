// @ts-check
import { html, nothing } from 'lit';
import { filmAddress } from '../app/addresses.js';
import { announce } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { count, counted, title } from '../lib/format.js';
import { emptyState } from '../ui/notice.js';
import { address } from './films-query.js';

/** @import { Count } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

await styles('films/countries');

const AT_ONCE = 500;

/** All titles of some countries, filtered as one types. */
class CountriesPage extends Page {
  static properties = { all: { state: true }, titles: { state: true }, wanted: { state: true }, visible: { state: true } };

  constructor() {
    super();
    /** @type {string[]} */
    this.countries = [];
    /** @type {{id: string, title: string, plain: string}[] | undefined} */
    this.titles = undefined;
    /** @type {Count[]} */
    this.all = [];
    this.wanted = '';
    this.visible = AT_ONCE;
    this.loading = new Loading(this);
  }

  render() {
    const { notice, isWaiting } = this.loading;
    const names = this.countries.map((name, i) => html`${i > 0 ? ', ' : nothing}<bdi>${name}</bdi>`);
    return html`
      <div class="countries">
        <div class="page-head">
          <p><a class="back" href=${this.search()}>← ${this.countries.length ? 'See them as posters' : 'All films'}</a></p>
          <h1 tabindex="-1">${this.countries.length ? html`Films of ${names}` : 'Films of a country'}</h1>
        </div>
        ${notice}
        ${this.countries.length ? nothing : this.choices()}
        ${this.titles ? this.found(this.titles) : isWaiting ? html`<div class="ghost titles-ghost" aria-hidden="true"></div>` : nothing}
      </div>`;
  }

  choices() {
    return html`<ul class="titles">${this.all.map(({ _id, count: films }) => html`
      <li><a href=${`country-results?${new URLSearchParams({ countries: _id })}`}><bdi>${_id}</bdi>
        <span class="quiet numbers">${count(films)}</span></a></li>`)}</ul>`;
  }

  /** @param {NonNullable<CountriesPage['titles']>} titles */
  found(titles) {
    if (titles.length === 0) {
      return emptyState('There are no such films', html`
        <p>Names of countries match letter by letter.</p><a class="button main" href="./">All films</a>`);
    }
    const matching = titles.filter(({ plain }) => plain.includes(plainly(this.wanted)));
    return html`
      <div class="field title-filter">
        <label for="wanted">Only titles with</label>
        <input id="wanted" type="search" autocomplete="off" spellcheck="false" .value=${this.wanted} @input=${this.filter}>
      </div>
      <p class="quiet numbers">${line(matching.length, titles.length)}</p>
      <ul class="titles">${matching.slice(0, this.visible).map(({ id, title }) => html`
        <li><a href=${filmAddress(id)}><bdi>${title}</bdi></a></li>`)}</ul>
      ${matching.length > this.visible ? html`
        <div><button class="button" type="button" @click=${this.more}>More titles</button></div>` : nothing}`;
  }

  /** @param {Visit} visit */
  async show({ url, signal }) {
    this.countries = url.searchParams.getAll('countries').filter((name) => name.trim());
    this.name = this.countries.join(', ') || 'Countries';
    this.titles = undefined;
    this.wanted = '';
    this.loading.set({ notice: undefined });
    if (this.countries.length === 0) {
      await this.loading.run(async (options) => {
        this.all = (await read('movies/country-names', options)).countries;
      }, { signal, heading: 'The countries could not be read' });
      return;
    }
    const asked = new URLSearchParams(this.countries.map((name) => ['countries', name]));
    await this.loading.run(async (options) => {
      const { titles } = await read(`movies/countries?${asked}`, options);
      this.titles = titles.map((film) => ({ id: String(film._id), title: title(film), plain: plainly(title(film)) }));
      announce(counted(titles.length, 'title', 'titles'));
    }, { signal, heading: 'These titles could not be read' });
  }

  search() {
    return address({ filters: this.countries.map((name) => /** @type {[string, string]} */ (['countries', name])), page: '0' });
  }

  /** @param {InputEvent} event */
  filter(event) {
    this.wanted = /** @type {HTMLInputElement} */ (event.target).value;
    this.visible = AT_ONCE;
  }

  async more() {
    const before = this.visible;
    this.visible += AT_ONCE;
    await this.updateComplete;
    /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.titles a'))[before]?.focus();
  }
}

customElements.define('mflix-countries-page', CountriesPage);

/** Without accents and capitals, as one types when in a hurry. @param {string} words */
function plainly(words) {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** @param {number} matching @param {number} all */
function line(matching, all) {
  return matching === all ? counted(all, 'title', 'titles') : `${count(matching)} of ${counted(all, 'title', 'titles')}`;
}
