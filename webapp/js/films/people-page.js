// @ts-check
import { html, nothing } from 'lit';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { counted } from '../lib/format.js';
import { emptyState } from '../ui/notice.js';
import { filmCard } from './film-wall.js';
import { address, canBeAsked } from './films-query.js';

/** @import { Decade, Person, StoredFilm } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

await styles('films/people');

/** The roles in the order in which they are shown. @type {{role: 'director' | 'actor' | 'writer', filter: string, words: string}[]} */
const ROLES = [
  { role: 'director', filter: 'directors', words: 'Directed' },
  { role: 'actor', filter: 'cast', words: 'Acted in' },
  { role: 'writer', filter: 'writers', words: 'Wrote' },
];

/** As many as the API takes of one filter. */
const MOST_VALUES = 20;

/** Somebody's films, by role and decade. */
class PeoplePage extends Page {
  static properties = { person: { state: true }, asked: { state: true } };

  constructor() {
    super();
    /** @type {Person | undefined} */
    this.person = undefined;
    this.asked = '';
    this.loading = new Loading(this);
  }

  render() {
    const { person } = this;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${this.asked ? html`<bdi>${this.asked}</bdi>` : 'Nobody is named'}</h1>
        ${person?.total_results ? html`<p class="lead">${summary(person)}</p>` : nothing}
      </div>
      ${this.loading.notice}
      ${this.asked ? nothing : emptyState('This address names nobody', html`<p>Each name on a film's page leads to all films of that person.</p>
        <a class="button" href="./">All films</a>`)}
      ${person ? sheet(person) : this.loading.isWaiting ? html`<div class="ghost people-ghost" aria-hidden="true"></div>` : nothing}`;
  }

  /** @param {Visit} visit */
  async show({ url, params, signal }) {
    const name = nameIn({ url, params });
    this.asked = name;
    this.name = name || 'Nobody is named';
    this.person = undefined;
    if (!name) {
      return;
    }
    await this.loading.run(async (options) => {
      this.person = await read(`people?${new URLSearchParams({ name })}`, options);
    }, { signal, heading: 'These films could not be read' });
  }
}

customElements.define('mflix-people-page', PeoplePage);

/** Whom an address means. @param {Pick<Visit, 'url' | 'params'>} visit */
export function nameIn({ url, params }) {
  return params.name ?? url.searchParams.get('name') ?? '';
}

/** @param {Person} person */
function summary(person) {
  const parts = ROLES.map(({ role, words }) => ({ words: words.toLowerCase(), films: amount(person[role]) })).filter(({ films }) => films > 0);
  const sentence = parts.map(({ words, films }) => `${words} ${counted(films, 'film', 'films')}`).join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** @param {Decade[]} decades */
function amount(decades) {
  return decades.reduce((sum, { count }) => sum + count, 0);
}

/** @param {Person} person */
function sheet(person) {
  if (!person.total_results) {
    return emptyState('No film names anybody like that', html`<p>Names match letter by letter. Search for a part of it above.</p>
      <a class="button" href="./">All films</a>`);
  }
  return ROLES.filter(({ role }) => person[role].length).map(({ role, filter, words }) => html`
    <section class="role" aria-label=${words}>
      <div class="role-head">
        <h2>${words}</h2>
        ${amount(person[role]) > 1 ? wayToList(person[role], filter) : nothing}
      </div>
      ${person[role].map(({ decade, films }) => html`
        <h3>${decade === null ? 'Year unknown' : `${decade}s`}</h3>
        <ul class="films">${films.map((film) => filmCard(/** @type {StoredFilm} */ (film)))}</ul>`)}
    </section>`);
}

/** The same films as a list: by each way in which they credit the person, which a filter takes letter by letter. @param {Decade[]} decades @param {string} filter */
function wayToList(decades, filter) {
  const credits = [...new Set(decades.flatMap(({ films }) => films.flatMap((film) => film.credits)))];
  return credits.length <= MOST_VALUES && credits.every((credit) => canBeAsked(filter, credit)) ? html`
    <a class="way" href=${address({ filters: credits.map((credit) => /** @type {[string, string]} */ ([filter, credit])), page: '0' })}>Sort and filter these</a>` : nothing;
}
