// @ts-check
import { html, nothing } from 'lit';

/** @import { Refusal } from '../app/api.js' */

/**
 * What went wrong, in the API's own sentence, and what one can do.
 * @param {Refusal} refusal
 * @param {{heading: string, again?: () => void, way?: unknown}} options `way`: a link out
 */
export function failure({ message, reference }, { heading, again, way }) {
  return html`
    <section class="notice bad">
      <h2>${heading}</h2>
      <p dir="auto">${message}</p>
      <div class="actions">
        ${again ? html`<button class="button main" type="button" @click=${again}>Try again</button>` : nothing}
        ${way}
        ${reference ? html`<span class="reference">Reference ${reference}</span>` : nothing}
      </div>
    </section>`;
}

/** A part of the site did not come; what helps is a new document. @param {Refusal} refusal @param {string} heading */
export function missing(refusal, heading) {
  return failure(refusal, { heading, again: () => location.reload() });
}

/** The site is away and is being asked again. @param {Refusal} refusal @param {number} again @param {number} of */
export function waiting({ message, retryAfter }, again, of) {
  return html`
    <section class="notice">
      <p dir="auto">${message}</p>
      <p class="quiet">Asking again in ${retryAfter} s (${again} of ${of}).</p>
    </section>`;
}

/** Nothing is here, and what to do about it. @param {string} heading @param {...unknown} rest */
export function emptyState(heading, ...rest) {
  return html`<section class="notice"><h2>${heading}</h2>${rest}</section>`;
}
