// @ts-check
import { html, nothing } from 'lit';
import { goBackTo } from '../app/addresses.js';
import { read } from '../app/api.js';
import { member } from '../app/auth.js';
import { siteFacts } from '../app/lines.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { CommentThread } from '../comments/comment-thread.js';
import '../comments/comments.js';
import { texts, title } from '../lib/format.js';
import { emptyState } from '../ui/notice.js';
import { filmSheet, ghostSheet } from './film-sheet.js';
import { latestList, seenFilms } from './film-wall.js';
import { heading } from './films-query.js';
import { leadingGenres } from './poster.js';
import './similar-films.js';

/** @import { StoredFilm } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */
/** @import { Visit } from '../app/page.js' */

await styles('films/film');

/** A film with its comments. */
class FilmPage extends Page {
  static properties = { film: { state: true }, thread: { state: true }, isDemo: { state: true } };

  constructor() {
    super();
    /** @type {StoredFilm | undefined} */
    this.film = undefined;
    /** @type {CommentThread | undefined} */
    this.thread = undefined;
    /** The server has marked the page; so the sentence about it is there with the film, and moves nothing. */
    this.isDemo = Boolean(document.documentElement.dataset.demo?.split(' ').includes('data'));
    this.loading = new Loading(this);
  }

  render() {
    const { film, thread } = this;
    const { notice, isWaiting } = this.loading;
    return html`
      <div class="film-page" data-genre=${film ? leadingGenres(texts(film.genres))[0] : nothing}>
        ${backToList()}
        ${notice}
        ${film ? filmSheet(film, this.isDemo) : isWaiting ? ghostSheet() : nothing}
        ${film && member()?.isAdmin ? html`<p class="edit-way"><a class="way" href=${`admin/films/${film._id}`}>Edit this film</a></p>` : nothing}
        ${film ? html`<mflix-similar-films film=${String(film._id)}></mflix-similar-films>` : nothing}
        ${thread ? html`<mflix-comments .thread=${thread}></mflix-comments>` : nothing}
        ${film ? html`<p class="quiet">How is this made? Guides: <a href="guides/reading">reading films</a>, <a href="guides/writing">writing comments</a>,
          <a href="guides/documents-to-the-wire">documents to the wire</a>.</p>` : nothing}
      </div>`;
  }

  /** @param {Visit} visit */
  async show({ params, signal }) {
    this.film = seenFilms.get(params.id);
    this.name = this.film ? title(this.film) : '';
    this.thread = undefined;
    siteFacts().then((facts) => { this.isDemo = Boolean(facts?.demo_data); });
    await this.load(params.id, signal);
  }

  /** @param {string} id @param {AbortSignal} [signal] */
  async load(id, signal) {
    await this.loading.run(async (options) => {
      // as a member, since one's own comments are recognized by their e-mail address
      const { movie, comments_total } = await read(`movies/id/${encodeURIComponent(id)}`, { ...options, as: 'member' });
      this.film = /** @type {StoredFilm} */ (movie);
      this.name = title(movie);
      this.thread = new CommentThread(movie._id, movie.comments, comments_total);
    }, { signal, heading: 'This film could not be read', refused: (refusal) => this.missing(refusal) });
  }

  /** @param {Refusal} refusal @returns {unknown} a notice, when there is no such film */
  missing({ code, message }) {
    if (code !== 'INVALID_ID' && code !== 'NOT_FOUND') {
      return undefined;
    }
    this.name = 'This film does not exist';
    this.film = undefined;
    return missing(message);
  }
}

customElements.define('mflix-film-page', FilmPage);

/** To the list one came from, to the place one had there. */
function backToList() {
  const { address, query } = latestList();
  const back = (/** @type {MouseEvent} */ event) => {
    if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      goBackTo(address);
    }
  };
  return html`<p><a class="back" href=${address} @click=${back}>← ${query?.filters.length ? html`<bdi>${heading(query)}</bdi>` : 'All films'}</a></p>`;
}

/** @param {string} sentence */
function missing(sentence) {
  return html`
    <h1 tabindex="-1">This film does not exist</h1>
    ${emptyState('Nothing is kept under this address', html`
      <p dir="auto">${sentence}</p>
      <form class="search" role="search" aria-label="Films" action="./" method="get">
        <label class="unseen" for="other">Search for another film</label>
        <input id="other" name="text" type="search" maxlength="200" placeholder="Titles, actors, stories">
        <button class="button main" type="submit">Search</button>
      </form>
      <a class="button" href="./">All films</a>`)}`;
}
