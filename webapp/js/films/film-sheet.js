// @ts-check
import { html, nothing } from 'lit';
import { count, day, rating, runtime, text, texts, title, year } from '../lib/format.js';
import { say } from '../app/announcer.js';
import { address, canBeAsked, personAddress } from './films-query.js';
import './poster.js';

const NAMES_AT_ONCE = 10;
const LEAD_LENGTH = 280;

/** @import { StoredFilm } from 'mflix-api' */

/** All fields of a film. A missing one is left out together with its label. @param {StoredFilm} film @param {boolean} isDemo its figures are made up */
export function filmSheet(film, isDemo) {
  return html`
    <article class="film">
      <mflix-poster .film=${film} soon></mflix-poster>
      <div class="film-words">
        <h1 tabindex="-1"><bdi>${title(film)}</bdi></h1>
        ${short(film)}${plot(film)}${scores(film, isDemo)}${facts(film)}${share(film)}
      </div>
    </article>`;
}

/** The place of a film that is on its way. */
export function ghostSheet() {
  return html`
    <div class="film ghost-sheet" aria-hidden="true">
      <span class="poster ghost"></span>
      <div class="film-words"><div class="ghost line"></div><div class="ghost line"></div><div class="ghost line"></div></div>
    </div>`;
}

/** @param {StoredFilm} film */
function short(film) {
  const parts = [year(film.year), runtime(film.runtime), text(film.rated)].filter(Boolean);
  return parts.length ? html`<p class="quiet numbers">${parts.map((part, i) => html`${i > 0 ? ' · ' : nothing}<bdi>${part}</bdi>`)}</p>` : nothing;
}

/** @param {StoredFilm} film */
function plot(film) {
  const full = text(film.fullplot);
  const plain = text(film.plot) || beginning(full);
  return plain ? html`
    <div>
      <p class="plot user-text" dir="auto">${plain}</p>
      ${full && full !== plain ? html`<details><summary>The whole story</summary><p class="user-text" dir="auto">${full}</p></details>` : nothing}
    </div>` : nothing;
}

/** The first sentences of a long story. @param {string} story */
function beginning(story) {
  if (story.length <= LEAD_LENGTH) {
    return story;
  }
  const end = story.slice(0, LEAD_LENGTH).search(/[.!?]["”]?\s[^.!?]*$/u);
  return end > 0 ? story.slice(0, end + 1) : `${story.slice(0, LEAD_LENGTH).replace(/\s+\S*$/u, '')} …`;
}

/** @param {StoredFilm} film @param {boolean} isDemo */
function scores({ imdb, tomatoes, metacritic }, isDemo) {
  const all = [
    score('IMDb', rating(imdb?.rating), '/ 10', imdb?.votes, 'votes'),
    score('Critics', rating(tomatoes?.critic?.rating), '/ 10', tomatoes?.critic?.numReviews, 'reviews'),
    score('Viewers', rating(tomatoes?.viewer?.rating), '/ 5', tomatoes?.viewer?.numReviews, 'ratings'),
    score('Metacritic', count(metacritic), '/ 100'),
  ].filter(Boolean);
  return all.length ? html`
    <div>
      <dl class="scores numbers">${all}</dl>
      ${isDemo ? html`<p class="made-up">These figures are made up for the demo catalogue.</p>` : nothing}
    </div>` : nothing;
}

/** @param {string} name @param {string} figure @param {string} best @param {unknown} [votes] @param {string} [what] */
function score(name, figure, best, votes, what) {
  return figure && html`
    <div>
      <dt>${name}</dt>
      <dd><span class="figure">${figure}</span> <span class="quiet">${best}</span></dd>
      ${count(votes) ? html`<dd class="of">${count(votes)} ${what}</dd>` : nothing}
    </div>`;
}

/** @param {StoredFilm} film */
function facts(film) {
  const released = day(film.released);
  const rows = [
    row('Directed by', links(film.directors, 'name', personAddress)),
    row('Cast', links(film.cast, 'name', personAddress)),
    row('Written by', links(film.writers, 'name', personAddress)),
    row('Genres', links(film.genres, 'genre', (name) => address({ filters: [['genre', name]], page: '0' }))),
    row('Countries', links(film.countries, 'countries', (name) => address({ filters: [['countries', name]], page: '0' }))),
    row('Languages', plain(texts(film.languages))),
    row('Released', released && html`<time datetime=${film.released}>${released}</time>`),
    row('Awards', plain(texts(film.awards?.text))),
  ].filter(Boolean);
  return rows.length ? html`<dl class="facts">${rows}</dl>` : nothing;
}

/** @param {string} name @param {unknown} value */
function row(name, value) {
  return value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** @param {string[]} names */
function plain(names) {
  return names.length > 0 && html`<span>${names.map((name, i) => html`${i > 0 ? ', ' : nothing}<bdi>${name}</bdi>`)}</span>`;
}

/**
 * A name is shown without the blanks around it, and leads to where it is looked up as it is stored, blanks and all.
 * @param {unknown} names @param {string} parameter of the API @param {(name: string) => string} to the address a name leads to
 */
function links(names, parameter, to) {
  const items = (Array.isArray(names) ? names : [names]).filter(text).map((name) => html`<li>${canBeAsked(parameter, name)
    ? html`<a href=${to(name)}><bdi>${text(name)}</bdi></a>` : html`<bdi>${text(name)}</bdi>`}</li>`);
  const rest = items.slice(NAMES_AT_ONCE);
  if (rest.length < 3) {
    return items.length > 0 && html`<ul>${items}</ul>`;
  }
  return html`
    <ul>${items.slice(0, NAMES_AT_ONCE)}</ul>
    <details class="rest"><summary>and ${rest.length} more</summary><ul>${rest}</ul></details>`;
}

/** @param {StoredFilm} film */
function share(film) {
  const share = async () => {
    try {
      if (navigator.share) {
        await navigator.share({ title: title(film), url: location.href });
      } else {
        await navigator.clipboard.writeText(location.href);
        say('The address of this page is copied');
      }
    } catch (cause) {
      // Closing the system's dialog is no failure.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) {
        say('The address could not be copied: take it from the address bar');
      }
    }
  };
  return html`<div class="actions"><button class="button" type="button" @click=${share}>Share this film</button></div>`;
}
