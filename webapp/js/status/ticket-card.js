// @ts-check
import { html, nothing } from 'lit';
import { stamp } from '../lib/format.js';
import { ago, took } from '../lib/times.js';
import '../ui/copy.js';
import { RESULTS } from './check-runner.js';

/** @import { StatusTicket as Ticket } from 'mflix-api' */

const isRoomy = matchMedia('(min-width: 48rem)').matches;

/** @typedef {{mayRun: boolean, isUnderWay: boolean, refusal?: string, run: () => void}} Run */

/**
 * The latest result of one ticket, and the button that runs its check.
 * @param {Ticket} ticket
 * @param {Run} run
 */
export function ticketCard(ticket, run) {
  return html`
    <article class=${ticket.mission ? 'ticket large' : 'ticket'} data-result=${run.isUnderWay ? 'running' : ticket.result} aria-busy=${run.isUnderWay}>
      <header>
        <h3>${ticket.title}</h3>
        ${verdict(ticket.result, run.isUnderWay)}
      </header>
      <p class="message" dir="auto">${ticket.message}</p>
      ${ticket.code ? html`<mflix-copy class="code" .text=${ticket.code} .what=${`the code of ${ticket.title}`}></mflix-copy>` : nothing}
      ${seen(ticket)}
      ${run.refusal ? html`<p class="field-error">It could not be run: <span dir="auto">${run.refusal}</span></p>` : nothing}
      <footer>
        <p class="quiet">${when(ticket)}${ticket.writes ? html`<span>Makes test data and removes it</span>` : nothing}</p>
        ${run.mayRun ? html`
          <button class="button" type="button" aria-disabled=${run.isUnderWay} @click=${run.run}>Run<span class="unseen"> ${ticket.title}</span></button>` : nothing}
      </footer>
    </article>`;
}

/** @param {string} result @param {boolean} isUnderWay */
function verdict(result, isUnderWay) {
  const { sign, word } = isUnderWay ? { sign: '…', word: 'Running' } : RESULTS[result] ?? { sign: '?', word: result };
  return html`<p class="verdict"><span class="sign" aria-hidden="true">${sign}</span> ${word}</p>`;
}

/** @param {Ticket} ticket */
function when({ checked_at, took_ms }) {
  return checked_at
    ? html`<span>Checked <time datetime=${checked_at} title=${stamp(checked_at)}>${ago(checked_at, new Date())}</time>, in ${took(took_ms ?? 0)}</span>`
    : nothing;
}

/** @param {Ticket} ticket */
function seen({ evidence, mission, title }) {
  const rows = Object.entries(evidence ?? {});
  return rows.length ? html`
    <details class="seen" ?open=${mission && isRoomy}>
      <summary>What was seen<span class="unseen"> by ${title}</span></summary>
      ${list(rows)}
    </details>` : nothing;
}

/** @param {[string, unknown][]} rows @returns {unknown} */
function list(rows) {
  return html`<dl class="evidence numbers">${rows.map(([name, value]) => html`<div><dt>${words(name)}</dt><dd>${shown(value)}</dd></div>`)}</dl>`;
}

/** Names of the API are words with bars between; capitals are codes and stay. @param {string} name */
function words(name) {
  return name === name.toUpperCase() ? name : name.replaceAll('_', ' ');
}

/** @param {unknown} value @returns {unknown} */
function shown(value) {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return 'none';
  }
  if (Array.isArray(value)) {
    return value.every((one) => typeof one !== 'object') ? value.join(', ') : list(value.map((one, i) => [String(i + 1), one]));
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return typeof value === 'object' && value ? list(Object.entries(value)) : html`<bdi>${value}</bdi>`;
}
