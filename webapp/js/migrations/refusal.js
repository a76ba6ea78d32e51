// @ts-check
import { html, nothing } from 'lit';
import { apiPath } from './addresses.js';

/** @type {Record<string, string>} */
const HEADINGS = { MIGRATION_RUNNING: 'Another run is under way', ILLEGAL_ACTION: 'The run has moved on' };

/** Why an action was not done, and where to look instead. @param {any} refusal */
export function refused({ code, message, fields, problem }) {
  const told = Object.entries(fields);
  return html`
    <section class="notice bad">
      <h2>${HEADINGS[code] ?? 'This was not done'}</h2>
      <p dir="auto">${message}</p>
      ${told.length > 1 ? html`<ul>${told.map(([field, sentence]) => html`<li>${field} ${sentence}</li>`)}</ul>` : nothing}
      ${problem.run ? html`<p><a href=${apiPath(problem.run)}>See the run that is under way</a></p>` : nothing}
      ${code === 'ILLEGAL_ACTION' ? html`<p>What you see now is how it stands.</p>` : nothing}
    </section>`;
}
