// @ts-check
import { html } from 'lit';
import { base } from '../app/addresses.js';
import { instant } from '../lib/format.js';
import '../ui/copy.js';
import { emailText } from '../ui/email-text.js';

/** @import { PasswordLink } from 'mflix-api' */

/** The address by which the owner of an account sets a new password. @param {PasswordLink} link */
function passwordAddress({ email, token }) {
  return new URL(`new-password#${new URLSearchParams({ email, token })}`, base).href;
}

/** A link that was made, to be copied: it is shown this once. @param {PasswordLink} link */
export function passwordLink(link) {
  return html`
    <section class="notice" aria-labelledby="password-link">
      <h2 id="password-link" tabindex="-1">A link for ${emailText(link.email)}</h2>
      <p>Send it to this person alone: whoever has it can set the password. It works once, until
        <time datetime=${link.until}>${instant(link.until)}</time>, and is not shown again.</p>
      <mflix-copy class="copy-line" .text=${passwordAddress(link)} what="the link for a new password"></mflix-copy>
    </section>`;
}
