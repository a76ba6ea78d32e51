// @ts-check
import { html, nothing, svg } from 'lit';
import { go } from '../app/addresses.js';
import { announce } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { siteFacts } from '../app/lines.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { count, counted, text } from '../lib/format.js';
import { emptyState } from '../ui/notice.js';

/** @import { TheaterCities, TheaterPage as Theaters } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */
/** @typedef {TheaterCities['cities'][number]} City */
/** @typedef {{street: string, city: string, state: string, zip: string, at?: [number, number], km?: number}} Theater */

await styles('theaters/theaters');

const NEAREST = 20;
const CITIES_AT_ONCE = 200;
/** As far as somebody would go to see a film. */
const NEAR_KM = 150;

/** Theaters near a city that has some: a list, and a map that is drawn from their coordinates alone. */
class TheatersPage extends Page {
  static properties = { cities: { state: true }, theaters: { state: true }, city: { state: true }, isDemo: { state: true }, visible: { state: true } };
  name = 'Theaters';

  constructor() {
    super();
    /** @type {City[]} */
    this.cities = [];
    /** @type {Theater[] | undefined} */
    this.theaters = undefined;
    /** The city in the address bar, and the same with its state. */
    this.city = '';
    this.place = '';
    /** Those of its name that the address means. @type {City[]} */
    this.meant = [];
    this.visible = CITIES_AT_ONCE;
    this.isDemo = false;
    this.loading = new Loading(this);
  }

  render() {
    const { cities, theaters } = this;
    return html`
      <div class="page-head">
        <h1 tabindex="-1">${this.place ? html`Theaters near <bdi>${this.place}</bdi>` : 'Theaters near a city'}</h1>
        <p class="lead">Nobody asks where you are: choose a city that has theaters.
          ${this.isDemo ? 'The theaters of this demo are invented.' : nothing}</p>
      </div>
      <form class="find" @submit=${this.choose}>
        <label class="unseen" for="city">City</label>
        <input id="city" name="city" list="cities" autocomplete="off" maxlength="100" placeholder="Minneapolis" .value=${this.place}>
        <datalist id="cities">${cities.map((one) => html`<option value=${named(one)}></option>`)}</datalist>
        <button class="button main" type="submit">Show</button>
      </form>
      ${this.loading.notice}
      ${theaters ? this.found(theaters) : this.loading.isWaiting ? html`<div class="ghost theaters-ghost" aria-hidden="true"></div>` : nothing}`;
  }

  /** @param {Theater[]} theaters */
  found(theaters) {
    if (this.city && !this.meant.length) {
      return emptyState('No theater is in a city of that name', html`<p>Names match letter by letter; the field suggests those there are.</p>`);
    }
    return html`
      <div class="theaters">
        ${map(this.cities, theaters)}
        ${this.meant.length === 1 ? html`
          <ol>${theaters.map(({ street, city, state, zip, km }) => html`
            <li><span><bdi>${street}</bdi></span>
              <span class="quiet"><bdi>${[city, state, zip].filter(Boolean).join(', ')}</bdi></span>
              ${km === undefined ? nothing : html`<span class="numbers km">${km.toFixed(1)} km</span>`}</li>`)}
          </ol>` : this.choice(this.city ? this.meant : this.cities)}
      </div>`;
  }

  /** @param {City[]} cities to choose one of */
  choice(cities) {
    const shown = cities.slice(0, this.visible);
    return html`
      <div>
        <p class="quiet numbers" role="status">${this.city ? `${counted(cities.length, 'city has', 'cities have')} this name. Choose one:`
          : `Showing ${count(shown.length)} of ${counted(cities.length, 'city', 'cities')}`}</p>
        <ul class="cities">${shown.map((one) => html`
          <li><a href=${cityAddress(one)}><bdi>${one.city}</bdi></a>
            <span class="quiet numbers">${[text(one.state), counted(one.count, 'theater', 'theaters')].filter(Boolean).join(' · ')}</span></li>`)}
        </ul>
        ${shown.length < cities.length ? html`<button class="button" type="button" @click=${this.more}>More cities</button>` : nothing}
      </div>`;
  }

  async more() {
    const before = this.visible;
    this.visible += CITIES_AT_ONCE;
    await this.updateComplete;
    /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.cities a'))[before]?.focus();
  }

  /** @param {Visit} visit */
  async show({ url, signal }) {
    const state = url.searchParams.get('state');
    this.city = url.searchParams.get('city') ?? '';
    this.place = this.city && [this.city, state].filter(Boolean).join(', ');
    this.name = this.city ? `Theaters near ${this.place}` : 'Theaters';
    this.theaters = undefined;
    this.visible = CITIES_AT_ONCE;
    await this.loading.run(async (options) => {
      const [{ cities }, facts] = await Promise.all([read('theaters/cities', options), siteFacts()]);
      this.cities = cities;
      this.isDemo = Boolean(facts?.demo_data);
      const ofThatName = cities.filter((one) => one.city === this.city);
      this.meant = state === null ? ofThatName : ofThatName.filter((one) => text(one.state) === state).slice(0, 1);
      this.theaters = this.meant.length === 1
        ? (await read(`theaters?${around(this.meant[0])}`, options)).theaters.map(plain).filter(({ km = 0 }) => km <= NEAR_KM) : [];
      if (this.meant.length === 1) {
        announce(counted(this.theaters.length, 'theater', 'theaters'));
      }
    }, { signal, heading: 'The theaters could not be read' });
  }

  /** @param {SubmitEvent} event */
  choose(event) {
    event.preventDefault();
    const typed = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('city')).trim();
    const chosen = this.cities.find((one) => named(one) === typed);
    go(chosen ? cityAddress(chosen) : typed ? `theaters?${new URLSearchParams({ city: typed })}` : 'theaters');
  }
}

customElements.define('mflix-theaters-page', TheatersPage);

/** The city as people write it: "Bloomington, IN". @param {City} city */
function named({ city, state }) {
  return [city, text(state)].filter(Boolean).join(', ').trim();
}

/** Cities of several states have the same name. @param {City} city */
function cityAddress({ city, state }) {
  return `theaters?${new URLSearchParams({ city, state: text(state) })}`;
}

/** What is asked for: the nearest, or those of a city without a known place. @param {City} city */
function around({ city, state, near }) {
  return new URLSearchParams(near ? { near: near.join(','), entries_per_page: String(NEAREST) } : { city, state: text(state), entries_per_page: '100' });
}

/** A theater is stored as it came: whatever is missing or of another kind is left out. @param {Theaters['theaters'][number]} theater @returns {Theater} */
function plain({ location, distance_km }) {
  const { address = {}, geo = {} } = /** @type {{address?: Record<string, unknown>, geo?: {coordinates?: unknown}}} */ (location ?? {});
  const at = Array.isArray(geo.coordinates) && geo.coordinates.every((one) => typeof one === 'number') ? geo.coordinates : undefined;
  return {
    street: text(address.street1) || 'A theater', city: text(address.city), state: text(address.state), zip: text(address.zipcode),
    at: at && [at[0], at[1]], km: distance_km,
  };
}

/** Cities as dots where they lie, those of the list in colour. @param {City[]} cities @param {Theater[]} theaters */
function map(cities, theaters) {
  const near = theaters.flatMap(({ at }) => (at ? [at] : []));
  const all = cities.flatMap(({ near: at }) => (at ? [at] : []));
  if (!all.length) {
    return nothing;
  }
  const [west, east] = [Math.min(...all.map(([x]) => x)) - 2, Math.max(...all.map(([x]) => x)) + 2];
  const [south, north] = [Math.min(...all.map(([, y]) => y)) - 2, Math.max(...all.map(([, y]) => y)) + 2];
  const place = (/** @type {number[]} */ [x, y]) => ({ x: x - west, y: (north - y) * 1.25 });
  const size = Math.max(east - west, 10) / 110;
  const dot = (/** @type {number[]} */ at, /** @type {string} */ kind, /** @type {number} */ times) => {
    const { x, y } = place(at);
    return svg`<circle class=${kind} cx=${x} cy=${y} r=${size * times}></circle>`;
  };
  return html`
    <svg class="map" viewBox="0 0 ${east - west} ${(north - south) * 1.25}" role="img" aria-label="Where the theaters lie: a dot for each city">
      ${all.map((at) => dot(at, 'city', 0.8))}${near.map((at) => dot(at, 'near', 1.4))}
    </svg>`;
}
