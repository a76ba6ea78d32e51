// @ts-check
import { html } from 'lit';
import { base } from '../app/addresses.js';
import { instant } from '../lib/format.js';

/** @import { PasswordLink } from 'mflix-api' */

/** The address by which the owner of an account sets a new password. @param {PasswordLink} link */
export function passwordAddress({ email, token }) {
  return new URL(`new-password#${new URLSearchParams({ email, token })}`, base).href;
}

/** A link that was made, to be copied: it is shown this once. @param {PasswordLink} link */
export function passwordLink(link) {
  return html`
    <section class="notice" aria-labelledby="password-link">
      <h2 id="password-link" tabindex="-1">A link for <bdi>${link.email}</bdi></h2>
      <p>Send it to this person alone: whoever has it can set the password. It works once, until <time datetime=${link.until}>${instant(link.until)}</time>, and is not shown again.</p>
      <div class="field-line"><input aria-label="Link for a new password" readonly value=${passwordAddress(link)} @focus=${all}></div>
    </section>`;
}

/** @param {FocusEvent} event */
function all({ target }) {
  /** @type {HTMLInputElement} */ (target).select();
}
