// @ts-check
import { html, nothing } from 'lit';
import { clock, count } from '../lib/format.js';

/** @import { ConfigOptions, SystemView } from 'mflix-api' */

const KINDS = { mongodb: 'MongoDB', embedded: 'Embedded' };

/** @param {SystemView['pool']} pool */
export function poolMeters({ open, in_use, waiting, limit }) {
  return html`
    <div class="meters">
      ${meter('Open', open, limit)}
      ${meter('In use', in_use, limit)}
      <div class="gauge">
        <p><span class="figure numbers">${count(waiting)}</span></p>
        <p>Waiting for one</p>
      </div>
    </div>`;
}

/** @param {string} name @param {number} value @param {number} limit */
function meter(name, value, limit) {
  return html`
    <div class="gauge">
      <p><span class="figure numbers">${count(value)}</span> <span class="quiet numbers">of ${count(limit)}</span></p>
      <meter min="0" max=${limit} .value=${value} aria-label=${name}></meter>
      <p aria-hidden="true">${name}</p>
    </div>`;
}

/** @param {SystemView} system @param {ConfigOptions} options */
export function databaseFacts({ database, capabilities }, { role, demo_data, text_search }) {
  return facts('Database', [
    ['Name', database.name],
    ['Kind', KINDS[database.kind] ?? database.kind],
    ['Data', demo_data ? 'The demo catalogue, whose figures are made up' : 'Loaded'],
    ['Role', role ?? 'none: this database knows no users'],
    ['Text search', text_search === 'scan' ? '✓ yes, by reading all films' : able(capabilities.text)],
    ['Transactions', able(capabilities.transactions)],
    ['Users and roles', able(capabilities.users)],
    ['Replica set', able(capabilities.replica_set)],
    ['Last trouble', database.trouble ? trouble(database.trouble) : ''],
  ]);
}

/** @param {ConfigOptions} options */
export function limitFacts({ w, wtimeout, timeouts }) {
  return facts('Limits', [
    ['Connecting', ms(timeouts.connect_ms)],
    ['Finding a server', ms(timeouts.server_selection_ms)],
    ['Waiting for a connection', ms(timeouts.wait_queue_ms)],
    ['Waiting for an answer', ms(timeouts.socket_ms)],
    ['A read as a whole', ms(timeouts.read_ms)],
    ['A report as a whole', ms(timeouts.report_ms)],
    ['Writes are confirmed by', w === 'majority' ? 'the majority' : String(w)],
    ['Writes wait for that', wtimeout === null ? 'without limit' : ms(wtimeout)],
  ]);
}

/** @param {SystemView} system */
export function versionFacts({ version, server, java, driver, database }) {
  return facts('Versions', [
    ['MFlix', version],
    ['MongoDB driver', driver],
    ['Database server', database.version],
    ['Java server', server],
    ['Java', java],
  ]);
}

/** @param {string} heading @param {[string, string][]} rows */
function facts(heading, rows) {
  return html`
    <section>
      <h2>${heading}</h2>
      <dl class="fact-list numbers">${rows.map(([name, value]) => (value ? html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>` : nothing))}</dl>
    </section>`;
}

/** @param {NonNullable<SystemView['database']['trouble']>} trouble */
function trouble({ sentence, since, until }) {
  return `${sentence} Since ${clock(new Date(since))}${until === null ? '' : `, until ${clock(new Date(until))}`}.`;
}

/** @param {boolean} can */
function able(can) {
  return can ? '✓ yes' : '– no';
}

/** @param {number} value */
function ms(value) {
  return `${count(value)} ms`;
}
