// @ts-check
import { html } from 'lit';
import { RESULTS } from '../checks.js';

/** How many tickets have each result. @param {import('../checks.js').Ticket[]} tickets */
export function tally(tickets) {
  return html`
    <dl class="tally">${Object.entries(RESULTS).map(([result, { sign, word }]) => html`
      <div data-result=${result}>
        <dt><span class="sign" aria-hidden="true">${sign}</span> ${word}</dt>
        <dd class="numbers">${tickets.filter((ticket) => ticket.result === result).length}</dd>
      </div>`)}
    </dl>`;
}
