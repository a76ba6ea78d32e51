// @ts-check
import { html, nothing } from 'lit';
import { stamp } from '../lib/format.js';
import { emailText } from '../ui/email-text.js';
import { millis, word } from './words.js';

/** @import { MigrationEvent } from 'mflix-api' */

const FEW = 3;

/** What happened to a run, oldest first. Waits in a row are drawn together. @param {MigrationEvent[] | undefined} events */
export function timelinePanel(events) {
  return html`
    <section class="board" aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      ${events?.length
        ? html`<ol class="timeline">${stretches(events).map((stretch) => stretch.length < FEW ? stretch.map(entry) : waits(stretch))}</ol>`
        : html`<p class="quiet">Nothing has happened yet.</p>`}
    </section>`;
}

/** Events as they came, waits in a row together. @param {MigrationEvent[]} events @returns {MigrationEvent[][]} */
function stretches(events) {
  return events.reduce((all, event) => {
    const last = all[all.length - 1];
    event.what === 'WAITED' && last?.[0].what === 'WAITED' ? last.push(event) : all.push([event]);
    return all;
  }, /** @type {MigrationEvent[][]} */ ([]));
}

/** @param {MigrationEvent[]} all */
function waits(all) {
  return html`
    <li>
      <time class="quiet" datetime=${all[0].at}>${stamp(all[0].at)}</time>
      <details>
        <summary>Waited ${all.length} times</summary>
        <ol class="timeline">${all.map(entry)}</ol>
      </details>
    </li>`;
}

/** @param {MigrationEvent} event */
function entry({ at, what, from, to, by, detail }) {
  return html`
    <li>
      <time class="quiet" datetime=${at}>${stamp(at)}</time>
      <div>
        <b>${heading(what, from, to)}</b>
        ${detail ? html`<p dir="auto">${said(detail)}</p>` : nothing}
        ${by ? html`<p class="quiet">by ${emailText(by)}</p>` : nothing}
      </div>
    </li>`;
}

/** @param {MigrationEvent['what']} what @param {unknown} from @param {unknown} to */
function heading(what, from, to) {
  if (what === 'STATE') {
    return from ? `${word(from)} → ${word(to)}` : word(to);
  }
  if (what === 'WAITED') {
    return waited(membersOf(to));
  }
  if (from && to && typeof from === 'object') {
    return `${word(what)}: ${changes(membersOf(from), membersOf(to))}`;
  }
  return word(what);
}

/** @param {unknown} value @returns {Record<string, unknown>} none of a value that is no object */
function membersOf(value) {
  return Object.fromEntries(Object.entries(value ?? {}));
}

/** Why and against which limit. @param {Record<string, unknown>} wait */
function waited({ reason, measured, limit }) {
  return [reason ? `Waited for ${word(reason)}` : 'Waited', measured && `measured ${measured}`, limit && `limit ${limit}`].filter(Boolean).join(', ');
}

/** @param {Record<string, unknown>} from @param {Record<string, unknown>} to */
function changes(from, to) {
  return Object.keys(to)
    .filter((name) => from[name] !== to[name])
    .map((name) => `${name} ${from[name] ?? 'none'} → ${to[name] ?? 'none'}`)
    .join(', ') || 'as before';
}

/** @param {unknown} detail */
function said(detail) {
  const length = /^(\d+) ms$/.exec(String(detail));
  return length ? `It took ${millis(Number(length[1]))}.` : typeof detail === 'string' ? detail : typeof detail === 'object'
    ? Object.values(/** @type {object} */ (detail)).filter((one) => one !== null).join(', ')
    : String(detail);
}
