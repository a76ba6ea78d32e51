// @ts-check
import { html, nothing } from 'lit';
import { stamp } from '../lib/format.js';
import { millis, word } from './words.js';

/** @import { MigrationRun } from 'mflix-api' */

/** What the verification of every value found. @param {MigrationRun} run */
export function checksPanel({ checks, verification }) {
  return html`
    <section class="board" aria-labelledby="checks">
      <h2 id="checks">Verification</h2>
      ${checks?.length ? html`
        ${verification ? html`<p class="quiet numbers">${summary(verification)}</p>` : nothing}
        <ul class="checks">${checks.map(check)}</ul>` : html`
        <p class="quiet">It comes at the end: a second, independent parser looks at every value.</p>`}
    </section>`;
}

/** @param {NonNullable<MigrationRun['verification']>} verification */
function summary({ at, millis: took, readConcern }) {
  return [stamp(at), took >= 0 ? `in ${millis(took)}` : '', readConcern ? `reading what ${readConcern === 'majority' ? 'the majority has' : 'this server has'}` : '']
    .filter(Boolean).join(', ');
}

/** @param {MigrationRun['checks'][number]} one */
function check({ name, expected, actual, ok, sample }) {
  return html`
    <li class=${ok ? 'check-good' : 'check-bad'}>
      <h3><span class="sign" aria-hidden="true">${ok ? '✔' : '✘'}</span> ${word(name)}<span class="unseen">, ${ok ? 'passed' : 'not passed'}</span></h3>
      <dl>
        <dt>Expected</dt><dd dir="auto">${expected}</dd>
        <dt>Actual</dt><dd dir="auto">${actual}</dd>
        ${sample?.length ? html`<dt>Sample</dt><dd>${sample.map((id) => html`<code>${id}</code> `)}</dd>` : nothing}
      </dl>
    </li>`;
}
