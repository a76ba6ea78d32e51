// @ts-check
import { html, nothing } from 'lit';
import { moment, text } from '../lib/format.js';
import './comment-box.js';

/** @import { Comment } from 'mflix-api' */

/** @param {Comment} stored @param {unknown} [ways] what its writer can do @param {unknown} [words] in place of its text */
export function comment(stored, ways, words) {
  const when = moment(stored.date);
  return html`
    <li class="comment" tabindex="-1" data-comment=${stored._id}>
      <header>
        <h3><bdi>${text(stored.name) || 'Somebody'}</bdi></h3>
        ${when ? html`<time datetime=${stored.date}>${when}</time>` : nothing}
        ${ways}
      </header>
      ${words ?? html`<p class="user-text" dir="auto">${text(stored.text)}</p>`}
    </li>`;
}

/** One that is on its way to the server. @param {string} name of its writer @param {string} words */
export function savingComment(name, words) {
  return html`
    <li class="comment saving" aria-busy="true">
      <header><h3><bdi>${name}</bdi></h3><span class="quiet">saving …</span></header>
      <p class="user-text" dir="auto">${words}</p>
    </li>`;
}

/** @param {{edit: () => void, remove: () => void}} ways */
export function ownersWays({ edit, remove }) {
  return html`
    <span class="ways-of-owner">
      <button class="button bare" type="button" @click=${edit}>Edit<span class="unseen"> your comment</span></button>
      <button class="button bare" type="button" @click=${remove}>Delete<span class="unseen"> your comment</span></button>
    </span>`;
}

/** @param {string} name of the writer @param {() => void} remove */
export function moderatorsWays(name, remove) {
  return html`
    <span class="ways-of-owner">
      <button class="button bare" type="button" @click=${remove}>Remove<span class="unseen"> the comment by ${name}</span></button>
    </span>`;
}

/** @param {Comment} stored the one that is to go */
export function quoted({ text: words }) {
  const letters = [...text(words)];
  return html`
    <blockquote class="quote user-text" dir="auto">${letters.slice(0, 300).join('')}${letters.length > 300 ? ' …' : nothing}</blockquote>
    <p>It goes for good.</p>`;
}
