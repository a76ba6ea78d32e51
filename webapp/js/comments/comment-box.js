// @ts-check
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { loginAddress } from '../app/addresses.js';
import { announce } from '../app/announcer.js';
import { current } from '../app/auth.js';
import { draft, keepDraft } from '../app/drafts.js';
import { Part } from '../app/page.js';
import { SessionController } from '../app/session-controller.js';
import { count, counted } from '../lib/format.js';

const LONGEST = 2000;
const COUNTER_FROM = 1800;

/**
 * Where a comment is typed. What is typed is a draft from the first letter: `about` names it. Dispatches `send` with the text, and `cancel`
 * where there is something to go back to (`original`, the text as it was).
 */
export class CommentBox extends Part {
  static properties = {
    about: {}, label: {}, action: {}, original: { attribute: false }, reason: { attribute: false }, isBusy: { attribute: false },
    text: { state: true }, error: { state: true },
  };

  constructor() {
    super();
    this.about = '';
    this.label = '';
    this.action = '';
    /** @type {string | undefined} */
    this.original = undefined;
    /** Why it was not saved. @type {string} */
    this.reason = '';
    this.isBusy = false;
    this.text = '';
    this.error = '';
    this.presence = new SessionController(this);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('about')) {
      this.text = draft(this.about) || this.original || '';
    }
  }

  render() {
    const { about, error, reason, text } = this;
    const length = lengthOf(text);
    const describedBy = [error && `${about}-error`, length >= COUNTER_FROM && `${about}-counter`].filter(Boolean).join(' ');
    return html`
      <form class="comment-box field" novalidate @submit=${this.deliver} @keydown=${this.escape}>
        <label for="${about}-text">${this.label}</label>
        <textarea id="${about}-text" rows="4" dir="auto" .value=${live(text)} ?readonly=${this.isBusy} @input=${this.type}
          aria-describedby=${describedBy || nothing} aria-invalid=${error ? 'true' : nothing}></textarea>
        ${length >= COUNTER_FROM ? html`<p class=${length > LONGEST ? 'field-error numbers' : 'field-hint numbers'} id="${about}-counter">${count(length)} of ${count(LONGEST)} characters${length > LONGEST ? `: ${count(length - LONGEST)} too many` : nothing}</p>` : nothing}
        ${error ? html`<p class="field-error" id="${about}-error">${error}</p>` : nothing}
        ${reason ? html`<p class="field-error" dir="auto">${reason}</p>` : nothing}
        <div class="actions">${this.ways()}</div>
      </form>`;
  }

  ways() {
    return html`
      ${current()
        ? html`<button class="button main" type="submit">${this.isBusy ? 'Saving …' : this.action}</button>`
        : html`<a class="button main" href=${loginAddress(new URL(location.href))}>Log in to send it</a>`}
      ${this.original === undefined ? nothing : html`<button class="button" type="button" @click=${this.cancel}>Cancel</button>`}`;
  }

  /** @param {InputEvent} event */
  type(event) {
    const before = lengthOf(this.text);
    this.text = /** @type {HTMLTextAreaElement} */ (event.target).value;
    this.error = '';
    keepDraft(this.about, this.text === this.original ? '' : this.text);
    const now = lengthOf(this.text);
    for (const mark of [COUNTER_FROM, LONGEST + 1]) {
      if (before < mark && now >= mark) {
        announce(`${count(now)} of ${count(LONGEST)} characters`);
      }
    }
  }

  /** @param {SubmitEvent} event */
  deliver(event) {
    event.preventDefault();
    const length = lengthOf(this.text);
    if (!current() || this.isBusy) {
      return;
    }
    if (length === 0 || length > LONGEST) {
      this.error = length ? `${counted(length - LONGEST, 'character', 'characters')} too many.` : 'There is nothing to save yet.';
      this.focusText();
      return;
    }
    this.dispatchEvent(new CustomEvent('send', { detail: this.text.trim() }));
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    if (event.key === 'Escape' && this.original !== undefined) {
      event.stopPropagation();
      this.cancel();
    }
  }

  cancel() {
    keepDraft(this.about, '');
    this.dispatchEvent(new Event('cancel'));
  }

  /** Shows the draft, or nothing while that is on its way. @param {boolean} isOnItsWay */
  show(isOnItsWay) {
    this.text = isOnItsWay ? '' : draft(this.about);
  }

  focusText() {
    this.querySelector('textarea')?.focus();
  }
}

customElements.define('mflix-comment-box', CommentBox);

/** As the API counts: code points, without blanks at the ends. @param {string} text */
function lengthOf(text) {
  return [...text.trim()].length;
}
