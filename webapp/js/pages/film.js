// @ts-check
import { read } from '../api.js';
import { h } from '../dom.js';
import { title } from '../format.js';
import { comments } from '../parts/comments.js';
import { filmSheet, ghostSheet } from '../parts/film-sheet.js';
import { failure, nothing, waiting } from '../parts/notice.js';
import { placeOf } from '../router.js';
import { alarm } from '../say.js';
import { latestList, seenFilms } from '../seen.js';

const WAIT_SHOWS_AFTER_MS = 150;

/** A film with its comments. */
export class FilmPage {
  constructor() {
    this.title = 'MFlix';
    this.drawn = '';
    this.notice = h('div');
    this.sheet = h('div');
    this.comments = h('div');
    this.element = h('div', { class: 'film-page' },
      h('p', {}, h('a', { class: 'back', href: latestList() }, '← All films')), this.notice, this.sheet, this.comments);
  }

  /** @param {URL} url @param {{signal: AbortSignal}} visit */
  async show(url, { signal }) {
    const { id = '' } = /** @type {{id?: string}} */ (placeOf(url));
    const known = seenFilms.get(id);
    if (known) {
      this.draw(known);
    }
    await this.load(id, signal);
  }

  /** @param {string} id @param {AbortSignal} signal */
  async load(id, signal) {
    const timer = setTimeout(() => this.wait(), WAIT_SHOWS_AFTER_MS);
    try {
      const path = `movies/id/${encodeURIComponent(id)}`;
      const reply = await read(path, { signal, waiting: (...news) => this.notice.replaceChildren(waiting(...news)) });
      this.notice.replaceChildren();
      this.draw(reply.movie);
      this.comments.replaceChildren(comments(reply.movie.comments, reply.comments_total));
    } catch (refusal) {
      signal.throwIfAborted();
      this.refused(refusal, () => this.load(id, signal));
    } finally {
      clearTimeout(timer);
    }
  }

  wait() {
    if (!this.sheet.hasChildNodes()) {
      this.sheet.append(ghostSheet());
    }
  }

  /** @param {any} refusal @param {() => void} again */
  refused(refusal, again) {
    this.sheet.querySelector('.ghost-sheet')?.remove();
    if (refusal.code === 'INVALID_ID' || refusal.code === 'NOT_FOUND') {
      this.title = 'This film does not exist · MFlix';
      this.notice.replaceChildren(missing(refusal.message));
    } else {
      this.notice.replaceChildren(failure(refusal, { heading: 'This film could not be read', again }));
    }
    alarm(refusal.message);
  }

  /** Draws only what differs from what is there: a film known from a list is the same most of the time. @param {any} film */
  draw(film) {
    const { comments: _, score: __, ...facts } = film;
    const drawn = JSON.stringify(facts);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.title = `${title(film)} · MFlix`;
      this.sheet.replaceChildren(filmSheet(film));
      this.element.dataset.genre = this.sheet.querySelector('.poster')?.getAttribute('data-genre') ?? '';
    }
  }
}

/** @param {string} sentence */
function missing(sentence) {
  return h('div', {},
    h('h1', { tabindex: '-1' }, 'This film does not exist'),
    nothing('Nothing is kept under this address', h('p', { dir: 'auto' }, sentence), h('a', { class: 'button main', href: './' }, 'All films')));
}
