// @ts-check
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { announce, say } from '../app/announcer.js';
import { renew } from '../app/auth.js';
import { draft, keepDraft } from '../app/drafts.js';
import { FormSubmission } from '../app/form-submission.js';
import { Part } from '../app/page.js';
import '../ui/known-people.js';
import { field, refusal } from '../ui/field.js';
import { favourites, furtherKeys, save } from './stored-preferences.js';

/** @import { Favourites } from './stored-preferences.js' */

const DRAFT = 'preferences';

/** The preferences of a user. `stored`: as the API sends them; `genres`: all that films have. */
class Preferences extends Part {
  static properties = { stored: { attribute: false }, genres: { attribute: false }, chosen: { state: true }, isSaved: { state: true } };

  constructor() {
    super();
    /** @type {Record<string, unknown>} */
    this.stored = {};
    /** @type {string[]} */
    this.genres = [];
    this.chosen = favourites({});
    this.isSaved = true;
    this.sending = new FormSubmission(this);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('stored')) {
      const typed = draft(DRAFT);
      this.chosen = typed ? JSON.parse(typed) : favourites(this.stored);
      this.isSaved = !typed;
    }
  }

  render() {
    const { genres, people } = this.chosen;
    const { errors, isBusy, refusal: sentence } = this.sending;
    const all = [...new Set([...this.genres, ...genres])];
    return html`
      <form class="panel" novalidate @submit=${this.save}>
        <fieldset>
          <legend>Favourite genres</legend>
          <div class="boxes">${all.map((name) => html`
            <label><input type="checkbox" .checked=${live(genres.includes(name))} @change=${() => this.toggle(name)}><bdi>${name}</bdi></label>`)}</div>
        </fieldset>
        <div class="favourite-people">
          ${people.length ? html`<h3>Favourite people</h3><ul class="chips">${people.map((name) => this.chip(name))}</ul>` : nothing}
          ${field({ name: 'person', label: 'Add somebody you like', list: 'known-people', error: errors.person, beside: html`
            <button class="button" type="submit" @click=${this.add}>Add</button>` })}
          <mflix-known-people hidden></mflix-known-people>
        </div>
        ${further(this.stored)}
        ${refusal(sentence)}
        <div class="actions">
          <button class="button main" type="submit">${isBusy ? 'Saving …' : 'Save'}</button>
          ${this.isSaved ? nothing : html`<span class="quiet">Not saved yet</span>`}
        </div>
      </form>`;
  }

  /** @param {string} name */
  chip(name) {
    return html`
      <li><button class="chip" type="button" @click=${() => this.drop(name)}>
        <span class="unseen">Remove </span><bdi>${name}</bdi><span class="cross" aria-hidden="true">✕</span></button></li>`;
  }

  /** @param {string} name */
  toggle(name) {
    const { genres, people } = this.chosen;
    this.choose({ genres: genres.includes(name) ? genres.filter((other) => other !== name) : [...genres, name], people });
  }

  /** @param {Event} event */
  add(event) {
    event.preventDefault();
    const input = this.person();
    this.take(input);
    input.focus();
  }

  person() {
    return /** @type {HTMLInputElement} */ (this.querySelector('[name="person"]'));
  }

  /** Adds the name that was typed. @param {HTMLInputElement} input */
  take(input) {
    const name = input.value.trim();
    const { genres, people } = this.chosen;
    if (name && !people.includes(name)) {
      this.choose({ genres, people: [...people, name] });
      announce(`${name} is added, not saved yet`);
    }
    input.value = '';
  }

  /** @param {string} name */
  drop(name) {
    const { genres, people } = this.chosen;
    this.choose({ genres, people: people.filter((other) => other !== name) });
    announce(`${name} is removed, not saved yet`);
    this.person().focus();
  }

  /** @param {Favourites} chosen */
  choose(chosen) {
    this.chosen = chosen;
    this.isSaved = false;
    keepDraft(DRAFT, JSON.stringify(chosen));
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    this.take(this.person()); // who typed a name and saves means that one, too
    await this.sending.run(async () => {
      const reply = await save(this.chosen);
      keepDraft(DRAFT, '');
      this.stored = reply.info.preferences;
      this.isSaved = true;
      renew(reply);
      say('Your preferences are saved');
    });
  }
}

customElements.define('mflix-preferences', Preferences);

/** What other front ends have put there. @param {Record<string, unknown>} stored */
function further(stored) {
  const keys = furtherKeys(stored);
  return keys.length ? html`
    <details class="more-ways">
      <summary>What else is kept</summary>
      <p class="quiet">Other programs have stored this. It stays as it is.</p>
      <dl class="further">${keys.map(([key, value]) => html`<div><dt><bdi>${key}</bdi></dt><dd>${plainly(value)}</dd></div>`)}</dl>
    </details>` : nothing;
}

/** A text or a list of texts as it would be written by hand; anything else as JSON. @param {unknown} value */
function plainly(value) {
  const words = Array.isArray(value) ? value : [value];
  return words.length && words.every((word) => typeof word === 'string') ? html`<bdi>${words.join(', ')}</bdi>` : html`<code>${JSON.stringify(value)}</code>`;
}
