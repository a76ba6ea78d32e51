// @ts-check
// The page at /status: what the API says about each ticket, and a button that has it checked now.
import { h } from './dom.js';
import { read } from './api.js';
import { base } from './router.js';
import { switchTheme } from './theme-switch.js';

/** @typedef {{ticket: string, title: string, result: string, code?: string, message: string, evidence?: object, checked_at?: string, took_ms?: number}} Ticket */

const WORDS = { pass: 'Passed', fail: 'Failed', not_applicable: 'Not applicable', unknown: 'Not checked' };

const list = /** @type {HTMLElement} */ (document.getElementById('tickets'));
const summary = /** @type {HTMLElement} */ (document.getElementById('summary'));
const warnings = /** @type {HTMLElement} */ (document.getElementById('warnings'));
const all = /** @type {HTMLButtonElement} */ (document.getElementById('all'));

/** @type {Map<string, Ticket>} */
const tickets = new Map();

switchTheme(/** @type {HTMLSelectElement} */ (document.getElementById('theme')));
all.addEventListener('click', checkAll);
await show();

async function show() {
  try {
    const status = await read('status');
    status.tickets.forEach((/** @type {Ticket} */ ticket) => tickets.set(ticket.ticket, ticket));
    warnings.replaceChildren(...status.warnings.map((/** @type {string} */ text) => h('li', {}, text)));
    list.replaceChildren(...[...tickets.values()].map(row));
    sum();
  } catch (refusal) {
    summary.textContent = refusal instanceof Error ? refusal.message : String(refusal);
  }
}

// One after the other: together they would only wait for each other's connections.
async function checkAll() {
  all.disabled = true;
  for (const name of tickets.keys()) {
    await check(name);
  }
  all.disabled = false;
}

/** @param {string} name */
async function check(name) {
  const place = document.getElementById(name);
  place?.querySelector('button')?.setAttribute('disabled', '');
  place?.setAttribute('aria-busy', 'true');
  const outcome = await run(name);
  if (typeof outcome === 'string') {
    summary.textContent = outcome;
    place?.querySelector('button')?.removeAttribute('disabled');
    place?.removeAttribute('aria-busy');
    return;
  }
  tickets.set(name, outcome);
  place?.replaceWith(row(outcome));
  sum();
}

/** @param {string} name @returns {Promise<Ticket | string>} the ticket, or a sentence that says why there is none */
async function run(name) {
  try {
    const answer = await fetch(new URL(`api/v1/status/${name}`, base), { method: 'POST', headers: authorization() });
    const body = await answer.json();
    if (answer.ok) {
      return body;
    }
    const isClosed = answer.status === 401 || answer.status === 403;
    return isClosed ? 'Checks are run by administrators: log in as one first.' : body.detail;
  } catch {
    return 'The site cannot be reached.';
  }
}

/** The session that the site's pages keep, if there is one. @returns {Record<string, string>} */
function authorization() {
  try {
    const kept = sessionStorage.getItem('mflix-session') ?? localStorage.getItem('mflix-session');
    const token = kept && JSON.parse(kept).token;
    return token ? { Authorization: `Bearer ${token}` } : {};
  } catch {
    return {};
  }
}

/** @param {Ticket} ticket */
function row(ticket) {
  const word = WORDS[/** @type {keyof typeof WORDS} */ (ticket.result)] ?? ticket.result;
  return h('article', { class: 'ticket', id: ticket.ticket },
    h('span', { class: `result ${ticket.result}` }, word),
    h('div', {},
      h('h2', {}, ticket.title),
      h('p', {}, ticket.message),
      ticket.code && h('p', {}, 'Code: ', h('code', {}, ticket.code)),
      ticket.evidence && h('details', {},
        h('summary', {}, 'What was seen'),
        h('pre', {}, JSON.stringify(ticket.evidence, null, 2))),
      ticket.checked_at && h('p', { class: 'quiet' },
        'Checked ', h('time', { datetime: ticket.checked_at }, new Date(ticket.checked_at).toLocaleString()),
        ` in ${ticket.took_ms} ms`)),
    h('button', { class: 'button', type: 'button', 'aria-label': `Check ${ticket.title}`, onclick: () => check(ticket.ticket) }, 'Check'));
}

function sum() {
  const counts = Object.entries(WORDS)
    .map(([result, word]) => [word.toLowerCase(), [...tickets.values()].filter((ticket) => ticket.result === result).length])
    .filter(([, count]) => Number(count) > 0)
    .map(([word, count]) => `${count} ${word}`);
  summary.textContent = counts.join(', ');
}
