// @ts-check
import { html, nothing } from 'lit';
import { member } from '../app/auth.js';
import { count, stamp } from '../lib/format.js';
import { ago, took } from '../lib/times.js';
import '../ui/copy.js';
import { RESULTS } from './check-runner.js';
import { evidenceUnit, evidenceWords, shownResult, storyOf } from './stories.js';

/** @import { StatusTicket as Ticket } from 'mflix-api' */

/** @typedef {{mayRun: boolean, isDemo: boolean, isUnderWay: boolean, refusal?: string, run: () => void}} Run */

/**
 * The latest result of one ticket, and the button that runs its check.
 * @param {Ticket} ticket
 * @param {Run} run
 */
export function ticketCard(ticket, run) {
  return html`
    <article class=${ticket.mission ? 'ticket large' : 'ticket'} data-result=${run.isUnderWay ? 'running' : shownResult(ticket)} aria-busy=${run.isUnderWay}>
      <header>
        <h3>${ticket.title}</h3>
        ${verdict(shownResult(ticket), run.isUnderWay)}
      </header>
      ${storyOf(ticket) ? html`<p class="why">${storyOf(ticket)?.why}</p>` : nothing}
      <p class="message" dir="auto">${ticket.message}</p>
      ${shownResult(ticket) === 'todo' ? toDo(ticket, run) : nothing}
      ${seen(ticket)}
      ${ticket.code ? html`
        <details class="seen">
          <summary>Validation code<span class="unseen"> of ${ticket.title}</span></summary>
          <p class="quiet">The course gives one for each ticket that passes.</p>
          <mflix-copy class="code" .text=${ticket.code} .what=${`the code of ${ticket.title}`}></mflix-copy>
        </details>` : nothing}
      ${run.refusal ? html`<p class="field-error">It could not be run: <span dir="auto">${run.refusal}</span></p>` : nothing}
      <footer>
        <p class="quiet">${when(ticket)}${ticket.writes ? html`<span>Makes test data and removes it</span>` : nothing}</p>
        ${run.mayRun ? html`
          <button class="button" type="button" aria-disabled=${run.isUnderWay} @click=${run.run}>Run<span class="unseen"> ${ticket.title}</span></button>` : nothing}
      </footer>
    </article>`;
}

/** The button to what is to be done. In a demo everybody may become an administrator, who may do it. @param {Ticket} ticket @param {Run} run */
function toDo(ticket, { isDemo }) {
  const work = /** @type {NonNullable<import('./stories.js').Story['toDo']>} */ (storyOf(ticket)?.toDo);
  const mayDo = Boolean(member()?.isAdmin);
  const href = mayDo || !isDemo || member() ? work.href : `signup?${new URLSearchParams({ next: work.href })}`;
  return html`
    <div class="actions"><a class="button main" href=${href}>${work.words}</a></div>
    ${mayDo ? nothing : html`<p class="quiet">${isDemo && !member() ? 'For administrators. In this demo you can sign up as one.' : 'For administrators.'}</p>`}`;
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
function seen(ticket) {
  const rows = Object.entries(ticket.evidence ?? {});
  const story = storyOf(ticket);
  return rows.length || story ? html`
    <details class="seen">
      <summary>${rows.length ? 'What was seen' : 'How it is checked'}<span class="unseen">: ${ticket.title}</span></summary>
      ${story ? html`<p class="quiet">${story.how}</p>` : nothing}
      ${list(rows)}
      ${story?.see ? html`<p><a class="way" href=${story.see.href}>${story.see.words}</a></p>` : nothing}
      ${story ? html`<p><a class="way" href=${`guides/${story.guide}`}>How it is done<span class="unseen">: ${ticket.title}</span></a></p>` : nothing}
    </details>` : nothing;
}

/** @param {[string, unknown][]} rows @returns {unknown} */
function list(rows) {
  return html`<dl class="evidence numbers">${rows.map(([name, value]) => html`<div><dt>${evidenceWords(name)}</dt><dd>${shown(value)}${value === null ? nothing : evidenceUnit(name)}</dd></div>`)}</dl>`;
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
  if (typeof value === 'number') {
    return count(value);
  }
  return typeof value === 'object' && value ? list(Object.entries(value)) : html`<bdi>${value}</bdi>`;
}
