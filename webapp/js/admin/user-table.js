// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count, counted, moment } from '../lib/format.js';
import { ago } from '../lib/times.js';
import { emailText } from '../ui/email-text.js';

/** @import { User } from 'mflix-api' */
/** @typedef {{own: string, change: (person: User) => void, link: (person: User) => void}} How `own`: the e-mail of who looks */

/** @param {User[]} people @param {How} how */
export function peopleTable(people, how) {
  return html`
    <table class="table people">
      <caption class="unseen">Users and their right</caption>
      <thead><tr><th scope="col">Person</th><th scope="col">Right</th><th scope="col">Change</th></tr></thead>
      <tbody>${repeat(people, ({ _id }) => String(_id), (person) => row(person, how))}</tbody>
    </table>`;
}

/** @param {User} person @param {How} how */
function row(person, { own, change, link }) {
  return html`
    <tr>
      <th scope="row"><bdi>${person.name}</bdi> <span class="quiet">${emailText(person.email)}</span> ${facts(person)}</th>
      <td>${person.isAdmin ? html`<span class="right"><span aria-hidden="true">★</span> Administrator</span>` : html`<span class="member quiet">Member</span>`}</td>
      <td>${person.email === own
        ? html`<span class="quiet">This is you: only another administrator can change your right</span>`
        : html`<details class="menu" name="change">
            <summary class="button bare">Change<span class="unseen"> ${person.name}</span></summary>
            <button class="button bare" type="button" @click=${() => change(person)}>
              ${person.isAdmin ? 'Take the right away' : 'Make administrator'}<span class="unseen"> (${person.name})</span></button>
            <button class="button bare" type="button" @click=${() => link(person)}>Link for a new password<span class="unseen"> (${person.name})</span></button>
          </details>`}
      </td>
    </tr>`;
}

/** Since when somebody is here, was here last, and what they have written; what is not known is left out. @param {User} person */
function facts({ _id, lastSeen, comments }) {
  const since = joined(_id);
  const all = [
    since && html`since <time datetime=${since}>${moment(since)}</time>`,
    lastSeen && html`seen <time datetime=${lastSeen}>${ago(lastSeen, new Date())}</time>`,
    comments ? counted(comments, 'comment', 'comments') : '',
  ].filter(Boolean);
  return html`<span class="quiet numbers">${all.map((fact, i) => html`${i > 0 ? ' · ' : nothing}${fact}`)}</span>`;
}

/**
 * An account's id holds the second in which it was made.
 * @param {unknown} id @returns {string} '' for the id of another kind, or one that was made up: its second is still to come
 */
function joined(id) {
  const at = /^[0-9a-f]{24}$/.test(String(id)) ? new Date(parseInt(String(id).slice(0, 8), 16) * 1000) : undefined;
  return at && at <= new Date() ? at.toISOString() : '';
}

/** @param {{page: number, entries_per_page: number, total_results: number}} place @param {(page: number) => string} address */
export function pager({ page, entries_per_page: size, total_results: total }, address) {
  const last = Math.ceil(total / size) - 1;
  return last > 0 ? html`
    <nav class="actions pager" aria-label="Pages">
      ${page > 0 ? html`<a class="button" rel="prev" href=${address(page - 1)}>Previous</a>` : nothing}
      <span class="numbers">Page ${count(page + 1)} of ${count(last + 1)}</span>
      ${page < last ? html`<a class="button" rel="next" href=${address(page + 1)}>Next</a>` : nothing}
    </nav>` : nothing;
}
