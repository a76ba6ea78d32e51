// @ts-check
import { alarm, say } from '../app/announcer.js';
import { Refusal } from '../app/api.js';
import { keepDraft } from '../app/drafts.js';
import { Outdated, Unclear } from './comment-thread.js';

/** @import { LitElement } from 'lit' */
/** @import { CommentThread } from './comment-thread.js' */

/** What a reader does with a film's comments, between a button and the server's word. */
export class CommentEditor {
  /** @param {LitElement} host drawn again whenever something of this changes @param {CommentThread} thread */
  constructor(host, thread) {
    this.host = host;
    this.thread = thread;
    /** The new comment that is on its way. */
    this.saving = '';
    this.isChanging = false;
    /** Why the text in the box is not saved. */
    this.reason = '';
    /** What became of the latest write, when it is not plain. */
    this.news = '';
  }

  /** @param {string} text @returns {Promise<boolean>} false: the text is still to be saved */
  async write(text) {
    this.set({ saving: text, reason: '', news: '' });
    const isDone = await this.#attempt(this.thread.film, () => this.thread.write(text), 'Your comment is saved');
    this.set({ saving: '' });
    return isDone;
  }

  /** @param {string} id @param {string} text @returns {Promise<boolean>} false: the text is still to be saved */
  async change(id, text) {
    this.set({ isChanging: true, reason: '', news: '' });
    const isDone = await this.#attempt(id, () => this.thread.change(id, text), 'Your comment is changed');
    this.set({ isChanging: false });
    return isDone;
  }

  /** @param {string} id @throws {Refusal} it is still there */
  async remove(id) {
    this.set({ reason: '', news: '' });
    try {
      await this.thread.remove(id);
      this.host.requestUpdate();
      say('Your comment is deleted');
    } catch (refusal) {
      if (!this.#isOver(refusal)) {
        throw refusal;
      }
    }
  }

  /** @param {string} id of somebody else's comment @param {string} reason @throws {Refusal} it is still there */
  async moderate(id, reason) {
    this.set({ reason: '', news: '' });
    await this.thread.moderate(id, reason);
    this.host.requestUpdate();
    say('The comment is removed');
  }

  /** @param {string} about the draft's name @param {() => Promise<void>} work @param {string} done what to say then */
  async #attempt(about, work, done) {
    try {
      await work();
      say(done);
    } catch (refusal) {
      if (!this.#isOver(refusal)) {
        this.#explain(refusal);
        return false;
      }
    }
    keepDraft(about, '');
    return true;
  }

  /** Nothing is left to do: it was done after all, or the comment is no longer there to be changed. @param {unknown} refusal */
  #isOver(refusal) {
    if (refusal instanceof Outdated || (refusal instanceof Unclear && refusal.isDone)) {
      this.set({ news: refusal.message });
      alarm(refusal.message);
      return true;
    }
    return false;
  }

  /** @param {unknown} refusal */
  #explain(refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    this.set({ reason: refusal.code === 'UNAUTHORIZED' ? 'Your session has ended. What you typed is still here.' : refusal.message });
    alarm(this.reason);
  }

  /** @param {Partial<{saving: string, isChanging: boolean, reason: string, news: string}>} newer */
  set(newer) {
    Object.assign(this, newer);
    this.host.requestUpdate();
  }
}
