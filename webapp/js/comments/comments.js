// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { loginAddress } from '../app/addresses.js';
import { announce } from '../app/announcer.js';
import { member } from '../app/auth.js';
import { draft } from '../app/drafts.js';
import { Part } from '../app/page.js';
import { SessionController } from '../app/session-controller.js';
import { count, counted, text } from '../lib/format.js';
import { WrongInput, ask } from '../ui/dialog.js';
import { field } from '../ui/field.js';
import { CommentEditor } from './comment-editor.js';
import { CommentThread, isOwn } from './comment-thread.js';
import { comment, moderatorsWays, ownersWays, quoted, savingComment } from './comment.js';

/** @import { Comment } from 'mflix-api' */
/** @import { CommentBox } from './comment-box.js' */

const PAGE_SIZE = 20;

/** What is said about a film, a page at a time, and what one wants to say oneself. `thread`: its comments. */
class Comments extends Part {
  static properties = { thread: { attribute: false }, visible: { state: true }, editing: { state: true } };

  constructor() {
    super();
    /** @type {CommentThread} */
    this.thread = new CommentThread('', [], 0);
    this.visible = PAGE_SIZE;
    /** Id of the comment that is being changed. */
    this.editing = '';
    this.presence = new SessionController(this);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('thread')) {
      this.writing = new CommentEditor(this, this.thread);
      this.editing = this.thread.list.find((one) => isOwn(one) && draft(one._id))?._id ?? '';
    }
  }

  render() {
    const { news, saving } = /** @type {CommentEditor} */ (this.writing);
    return html`
      <section class="comments" aria-labelledby="comments">
        <h2 id="comments" tabindex="-1">Comments</h2>
        ${this.box()}
        ${news ? html`<p class="comment-news" dir="auto">${news}</p>` : nothing}
        ${this.thread.list.length || saving ? this.list(saving) : html`<p class="quiet">Nobody has written about this film yet.</p>`}
      </section>`;
  }

  box() {
    const { film } = this.thread;
    const { reason, saving } = /** @type {CommentEditor} */ (this.writing);
    return member() || draft(film) ? html`
      <mflix-comment-box .about=${film} label="Write about this film" action="Send"
        .reason=${this.editing ? '' : reason} .isBusy=${Boolean(saving)} @send=${this.write}></mflix-comment-box>`
      : html`<p><a class="button" href=${loginAddress(new URL(location.href))}>Log in to write</a></p>`;
  }

  /** @param {string} saving */
  list(saving) {
    const { list } = this.thread;
    return html`
      <p class="quiet numbers">${this.line()}</p>
      <ol>
        ${saving ? savingComment(member()?.name ?? '', saving) : nothing}
        ${repeat(list.slice(0, this.visible), (one) => one._id, (one) => this.item(one))}
      </ol>
      ${list.length > this.visible ? html`<div><button class="button" type="button" @click=${this.older}>Older comments</button></div>` : nothing}`;
  }

  /** @param {Comment} one */
  item(one) {
    const { reason, isChanging } = /** @type {CommentEditor} */ (this.writing);
    return one._id === this.editing
      ? comment(one, nothing, html`
          <mflix-comment-box .about=${one._id} label="Your comment" action="Save" .original=${one.text} .reason=${reason}
            .isBusy=${isChanging} @send=${this.change} @cancel=${() => this.leave()}></mflix-comment-box>`)
      : comment(one, this.ways(one));
  }

  /** @param {Comment} one */
  ways(one) {
    return isOwn(one) ? ownersWays({ edit: () => this.edit(one), remove: () => this.removeComment(one) })
      : member()?.isAdmin ? moderatorsWays(text(one.name) || 'somebody', () => this.moderate(one)) : nothing;
  }

  line() {
    const { list, total } = this.thread;
    return `${count(Math.min(this.visible, list.length))} of ${counted(total, 'comment', 'comments')}`;
  }

  async older() {
    const before = this.visible;
    this.visible += PAGE_SIZE;
    announce(this.line());
    await this.updateComplete;
    /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('li.comment'))[before]?.focus();
  }

  /** It is shown at once; what is not saved is back in the box. @param {CustomEvent<string>} event */
  async write({ target, detail: text }) {
    const box = /** @type {CommentBox} */ (target);
    box.show(true);
    if (!await this.writing?.write(text)) {
      box.show(false);
      box.focusText();
    }
  }

  /** @param {CustomEvent<string>} event */
  async change({ detail: text }) {
    if (await this.writing?.change(this.editing, text)) {
      this.leave();
    }
  }

  /** @param {Comment} one */
  async edit({ _id }) {
    this.editing = _id;
    this.writing?.set({ reason: '', news: '' });
    await this.updateComplete;
    const box = /** @type {CommentBox} */ (this.querySelector('li mflix-comment-box'));
    await box.updateComplete;
    box.focusText();
  }

  /** Out of the box, and on at the comment. */
  async leave() {
    const id = this.editing;
    this.editing = '';
    this.writing?.set({ reason: '' });
    await this.updateComplete;
    this.goOn(`[data-comment="${id}"] button`);
  }

  /** @param {Comment} one */
  async removeComment(one) {
    const submit = async () => this.writing?.remove(one._id);
    if (await ask({ heading: 'Delete your comment?', content: quoted(one), action: 'Delete', isGrave: true, submit })) {
      await this.updateComplete;
      this.goOn('#comments');
    }
  }

  /** As an administrator, with a reason. @param {Comment} one */
  async moderate(one) {
    const isDone = await ask({
      heading: 'Remove this comment?', action: 'Remove', isGrave: true,
      content: html`
        ${quoted(one)}
        ${field({ name: 'reason', label: 'Reason', hint: 'Kept with the comment in the audit list, for administrators.' })}`,
      submit: async (form) => {
        const reason = String(form.get('reason')).trim();
        if (!reason) {
          throw new WrongInput('Say why, so that others can understand it later.');
        }
        await this.writing?.moderate(one._id, reason);
      },
    });
    if (isDone) {
      await this.updateComplete;
      this.goOn('#comments');
    }
  }

  /** Where the focus goes: there, or to the heading. @param {string} selector */
  goOn(selector) {
    /** @type {HTMLElement} */ (this.querySelector(selector) ?? this.querySelector('#comments')).focus();
  }
}

customElements.define('mflix-comments', Comments);
