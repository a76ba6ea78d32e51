// @ts-check
import { html, nothing } from 'lit';
import { count } from '../lib/format.js';

/** @import { User, Users } from 'mflix-api' */
/** @typedef {{own: string, change: (person: User) => void}} How `own`: the e-mail of who looks */

/** @param {User[]} people @param {How} how */
export function peopleTable(people, how) {
  return html`
    <table class="table people">
      <caption class="unseen">Users and their right</caption>
      <thead><tr><th scope="col">Person</th><th scope="col">Right</th><th scope="col">Change</th></tr></thead>
      <tbody>${people.map((person) => row(person, how))}</tbody>
    </table>`;
}

/** @param {User} person @param {How} how */
function row(person, { own, change }) {
  return html`
    <tr>
      <th scope="row"><bdi>${person.name}</bdi> <bdi class="quiet">${person.email}</bdi></th>
      <td>${person.isAdmin ? html`<span class="right"><span aria-hidden="true">★</span> Administrator</span>` : html`<span class="quiet">Member</span>`}</td>
      <td>${person.email === own
        ? html`<span class="quiet">This is you: only another administrator can change your right</span>`
        : html`<button class="button" type="button" @click=${() => change(person)}>
            ${person.isAdmin ? 'Take the right away' : 'Make administrator'}<span class="unseen"> (${person.name})</span></button>`}
      </td>
    </tr>`;
}

/** @param {Users} place @param {(page: number) => string} address */
export function pager({ page, entries_per_page: size, total_results: total }, address) {
  const last = Math.ceil(total / size) - 1;
  return last > 0 ? html`
    <nav class="actions pager" aria-label="Pages">
      ${page > 0 ? html`<a class="button" rel="prev" href=${address(page - 1)}>Previous</a>` : nothing}
      <span class="numbers">Page ${count(page + 1)} of ${count(last + 1)}</span>
      ${page < last ? html`<a class="button" rel="next" href=${address(page + 1)}>Next</a>` : nothing}
    </nav>` : nothing;
}
