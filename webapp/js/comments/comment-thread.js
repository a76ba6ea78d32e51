// @ts-check
import { Refusal, read, send } from '../app/api.js';
import { member } from '../app/auth.js';

/** @import { Comment } from 'mflix-api' */

/** The comments of one film as the server has them, newest first: `list` (at most 1000) and `total`, of all there are. */
export class CommentThread {
  /** @param {string} film its id @param {Comment[]} list @param {number} total */
  constructor(film, list, total) {
    this.film = film;
    this.list = list;
    this.total = total;
  }

  /** @param {string} text @throws {Refusal} the text may not be saved */
  async write(text) {
    const before = new Set(this.list.map((one) => one._id));
    const isOurs = (/** @type {Comment} */ one) => !before.has(one._id) && isOwn(one) && one.text === text;
    await this.#confirm('comment was saved', (id) => this.list.some((one) => (id ? one._id === id : isOurs(one))), async () => {
      const { comments } = await send('POST', 'movies/comment', { movie_id: this.film, comment: text });
      this.#replace(comments, 1);
    });
  }

  /** @param {string} id @param {string} text @throws {Refusal} */
  async change(id, text) {
    await this.#confirm('change was saved', () => this.find(id)?.text === text, async () => {
      const { comments } = await send('PUT', 'movies/comment', { comment_id: id, updated_comment: text, movie_id: this.film });
      this.#replace(comments, 0);
    });
  }

  /** @param {string} id @throws {Refusal} */
  async remove(id) {
    await this.#confirm('comment was deleted', () => !this.find(id), async () => {
      const { comments } = await send('DELETE', `movies/comment/${encodeURIComponent(id)}`);
      this.#replace(comments, -1);
    });
  }

  /** Removes somebody else's, as an administrator. @param {string} id @param {string} reason @throws {Refusal} */
  async moderate(id, reason) {
    await this.#confirm('removal was done', () => !this.find(id), async () => {
      const { comments } = await send('DELETE', `admin/comments/${encodeURIComponent(id)}`, { reason });
      this.#replace(comments, -1);
    });
  }

  /** @param {string} id */
  find(id) {
    return this.list.find((one) => one._id === id);
  }

  /**
   * A write is sent once. When it is not certain whether it was done, or when the list is out of date, the comments are read again.
   * @param {string} what was to be done @param {(id?: string) => boolean} isDone by what was read again
   * @param {() => Promise<void>} write
   */
  async #confirm(what, isDone, write) {
    try {
      await write();
    } catch (cause) {
      if (!(cause instanceof Refusal) || !(isUnclear(cause) || isOutdated(cause))) {
        throw cause;
      }
      const isRead = await this.#look();
      throw isUnclear(cause) ? new Unclear(what, isRead ? isDone(cause.problem.id) : undefined) : isRead ? new Outdated(cause) : cause;
    }
  }

  /** Asks what the server has now. @returns {Promise<boolean>} false when it does not say */
  async #look() {
    try {
      const { movie, comments_total } = await read(`movies/id/${encodeURIComponent(this.film)}`, { as: 'member' });
      this.list = movie.comments;
      this.total = comments_total;
      return true;
    } catch (cause) {
      if (!(cause instanceof Refusal)) {
        throw cause;
      }
      return false;
    }
  }

  /** @param {Comment[]} comments all of the film, or the newest 1000 @param {number} more how many more they should be */
  #replace(comments, more) {
    const isWhole = this.list.length === this.total;
    this.list = comments;
    this.total = isWhole && comments.length < 1000 ? comments.length : this.total + more;
  }
}

/** A write that was not confirmed. Looking again has shown whether it was done, unless that failed, too. */
export class Unclear extends Refusal {
  /** @param {string} what @param {boolean | undefined} isDone */
  constructor(what, isDone) {
    const truth = isDone ? 'But it was: this is how it is now.' : 'It was not.';
    super(`We could not confirm that your ${what}. ${isDone === undefined ? 'Look at the comments before you try again.' : truth}`);
    this.isDone = Boolean(isDone);
  }
}

/** The comment belongs to another user, or is gone. The comments were read again. */
export class Outdated extends Refusal {
  /** @param {Refusal} cause */
  constructor({ code, message }) {
    super(`${code === 'NOT_FOUND' ? 'This comment is gone already.' : message} The comments were read again.`);
  }
}

/** @param {Comment} comment */
export function isOwn(comment) {
  return comment.email === member()?.email;
}

/** Cut off on the way, answered by something else than the site, or not confirmed by the database. @param {Refusal} refusal */
function isUnclear({ code }) {
  return !code || code === 'WRITE_UNCONFIRMED';
}

/** @param {Refusal} refusal */
function isOutdated({ code }) {
  return code === 'NOT_OWNER' || code === 'NOT_FOUND';
}
