// @ts-check
import { html, svg } from 'lit';
import { count, counted } from '../lib/format.js';

const WIDTH = 160;
const HEIGHT = 36;

/** The last values of a figure, oldest first; of so many that a line of them says something. */
export class Trail {
  static MOST = 60;

  /** @type {number[]} */
  values = [];

  /** @param {number} value */
  add(value) {
    this.values = [...this.values, value].slice(-Trail.MOST);
  }
}

/** What counts up, as its growth in a second. */
export class RateTrail extends Trail {
  /** @type {{ total: number, at: number } | undefined} */
  #last = undefined;

  /** @param {number} total @param {number} at milliseconds */
  addTotal(total, at) {
    // a total that has become smaller is that of a server that was started again
    if (this.#last && at > this.#last.at && total >= this.#last.total) {
      this.add((1000 * (total - this.#last.total)) / (at - this.#last.at));
    }
    this.#last = { total, at };
  }
}

/** @param {string} name @param {number[]} values @param {[one: string, many: string]} unit */
export function sparkline(name, values, unit) {
  const most = Math.max(1, ...values);
  const now = values.at(-1) ?? 0;
  const figures = `${counted(Math.round(now), ...unit)} now, ${count(Math.round(Math.max(0, ...values)))} at most`;
  return html`
    <figure class="spark">
      <figcaption aria-hidden="true"><b>${name}</b> <span class="quiet numbers">${figures}</span></figcaption>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${`${name}: ${figures}`} preserveAspectRatio="none">
        ${svg`<polyline points=${points(values, most)} />`}
      </svg>
    </figure>`;
}

/** @param {number[]} values @param {number} most */
function points(values, most) {
  const step = WIDTH / Math.max(1, values.length - 1);
  return values.map((value, i) => `${(i * step).toFixed(1)},${(HEIGHT - 2 - (value / most) * (HEIGHT - 4)).toFixed(1)}`).join(' ');
}
