// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part } from '../app/page.js';
import { count } from '../lib/format.js';
import { millis } from './words.js';

/** @import { MigrationRange } from 'mflix-api' */

/** @type {Record<string, [string, string, string]>} letter, word, tone */
const LOOKS = {
  PENDING: ['P', 'pending', 'faint'],
  RUNNING: ['R', 'running', 'busy'],
  DONE: ['D', 'done', 'good'],
  AGAIN: ['A', 'done again after an interruption', 'bad'],
};

/** Where a key leads from a cell. @type {Record<string, (from: number, cells: HTMLElement[]) => number>} */
const GOALS = {
  ArrowRight: (from) => from + 1,
  ArrowLeft: (from) => from - 1,
  ArrowDown: (from, cells) => from + perRow(cells),
  ArrowUp: (from, cells) => from - perRow(cells),
  Home: () => 0,
  End: (_, cells) => cells.length - 1,
};

/** @param {HTMLElement[]} cells */
function perRow(cells) {
  const second = cells.findIndex(({ offsetTop }) => offsetTop !== cells[0].offsetTop);
  return second < 0 ? cells.length : second;
}

/** @param {MigrationRange} range */
function look({ state, repeated, attempts }) {
  return LOOKS[state === 'DONE' && (repeated ?? attempts > 1) ? 'AGAIN' : state] ?? LOOKS.PENDING;
}

/** The ranges of a run: a cell each, by letter and colour, with one tab stop; or the same as a table. `ranges`: as the API sends them, in order. */
class Ranges extends Part {
  static properties = { ranges: { attribute: false }, chosen: { state: true }, isTable: { state: true } };

  constructor() {
    super();
    /** @type {MigrationRange[]} */
    this.ranges = [];
    this.chosen = 0;
    this.isTable = false;
  }

  render() {
    return html`
      <section class="board" aria-labelledby="ranges">
        <h2 id="ranges">Ranges</h2>
        ${this.ranges.length ? this.shown() : html`<p class="quiet">There are no ranges: nothing was planned yet, or there was nothing to do.</p>`}
      </section>`;
  }

  shown() {
    return html`
      <div class="actions" role="group" aria-label="Show the ranges as">
        ${this.way('Grid', false)}
        ${this.way('Table', true)}
      </div>
      ${this.isTable ? table(this.ranges) : this.grid()}`;
  }

  /** @param {string} name @param {boolean} isTable */
  way(name, isTable) {
    return html`
      <button class="button" type="button" aria-pressed=${this.isTable === isTable} @click=${() => { this.isTable = isTable; }}>${name}</button>`;
  }

  grid() {
    const chosen = Math.min(this.chosen, this.ranges.length - 1);
    return html`
      <ul class="legend" aria-label="What the letters mean">
        ${Object.values(LOOKS).map(([letter, meaning, tone]) => html`<li><span class="cell tone-${tone}" aria-hidden="true">${letter}</span>${meaning}</li>`)}
      </ul>
      <div class="cells" role="listbox" aria-label="Ranges, move with the arrow keys" aria-orientation="horizontal"
          @keydown=${this.move} @click=${this.choose} @focusin=${this.choose}>
        ${repeat(this.ranges, (range) => range.no, (range, index) => cell(range, index, index === chosen))}
      </div>
      ${details(this.ranges[chosen])}`;
  }

  /** @param {Event} event */
  choose({ target }) {
    const index = /** @type {HTMLElement} */ (target).dataset.index;
    if (index !== undefined) {
      this.chosen = Number(index);
    }
  }

  /** @param {KeyboardEvent} event */
  move(event) {
    const cells = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('.cells .cell')]);
    const goal = GOALS[event.key]?.(this.chosen, cells);
    if (goal !== undefined) {
      event.preventDefault();
      cells[goal]?.focus();
    }
  }
}

customElements.define('mflix-ranges', Ranges);

/** @param {MigrationRange} range @param {number} index @param {boolean} isChosen */
function cell(range, index, isChosen) {
  const [letter, meaning, tone] = look(range);
  return html`
    <span class="cell tone-${tone}" role="option" data-index=${index} tabindex=${isChosen ? 0 : -1} aria-selected=${isChosen}
        aria-label=${`Range ${place(range)}, ${meaning}`} aria-describedby="range-details">${letter}</span>`;
}

/** @param {MigrationRange} range @returns {[string, unknown][]} */
function facts(range) {
  const { counts = {} } = range;
  return [
    ['Documents', count(range.planned)],
    ['Converted', count(counts.converted ?? 0)],
    ['Refused', count(counts.refused ?? 0)],
    ['Changed meanwhile', count(counts.changedMeanwhile ?? 0)],
    ['Worked', millis(range.millis)],
    ['Attempts', count(range.attempts)],
    ['Pass', count(range.pass)],
    ['Epoch', count(range.epoch)],
    ['Owner', range.owner || 'nobody'],
    ['After', end(range.after) || 'the first'],
    ['Up to', end(range.upTo)],
  ];
}

/** @param {MigrationRange} range */
function details(range) {
  return html`
    <div class="details numbers" id="range-details">
      <h3>Range ${place(range)}, ${look(range)[1]}</h3>
      <dl class="figures">${facts(range).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    </div>`;
}

/** @param {MigrationRange[]} ranges */
function table(ranges) {
  return html`
    <div class="scroll" role="region" aria-label="The ranges, as a table" tabindex="0">
      <table class="table numbers">
        <thead><tr><th scope="col">Range</th><th scope="col">State</th>${facts(ranges[0]).map(([name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>
          ${repeat(ranges, (range) => range.no, (range) => html`
            <tr><th scope="row">${place(range)}</th><td>${look(range)[1]}</td>${facts(range).map(([, value]) => html`<td>${value ?? nothing}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`;
}

/** People count from one. @param {MigrationRange} range */
function place({ no }) {
  return count(no + 1);
}

/** @param {unknown} id */
function end(id) {
  return id === undefined || id === null ? '' : typeof id === 'string' ? id : JSON.stringify(id);
}
