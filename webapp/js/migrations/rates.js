// @ts-check
import { html, nothing, svg } from 'lit';
import { count } from '../lib/format.js';
import { rate } from './words.js';

/** @import { MigrationRange } from 'mflix-api' */

const HEIGHT = 40;
const FEWEST = 2;
const FEWEST_COLUMNS = 8;

/** Documents per second of each range, in order, with room for those to come: a picture, and the same in a sentence. @param {MigrationRange[]} ranges */
export function ratePicture(ranges) {
  const rates = ranges.map(({ counts, millis, repeated, attempts }, index) =>
    ({ index, rate: millis > 0 ? Math.round((counts?.read ?? 0) * 1000 / millis) : 0, isAgain: repeated ?? attempts > 1 })).filter((one) => one.rate > 0);
  if (rates.length < FEWEST) {
    return nothing;
  }
  const most = Math.max(...rates.map((one) => one.rate));
  const least = Math.min(...rates.map((one) => one.rate));
  return html`
    <figure class="rates numbers">
      <h3>Speed of each range</h3>
      <div class="scale"><span>${rate(most)}</span><span>0</span></div>
      <svg viewBox=${`0 0 ${Math.max(ranges.length, FEWEST_COLUMNS)} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        ${rates.map((one) => column(one, most))}
      </svg>
      <figcaption class="quiet">
        ${count(rates.length)} ranges, first to last: from ${rate(least)} to ${rate(most)}, the last one ${rate(rates[rates.length - 1].rate)}.
      </figcaption>
    </figure>`;
}

/** @param {{index: number, rate: number, isAgain: boolean}} one @param {number} most */
function column({ index, rate: perSecond, isAgain }, most) {
  const height = Math.max(perSecond / most * HEIGHT, 1);
  return svg`
    <rect class=${isAgain ? 'tone-bad' : 'tone-busy'} x=${index + 0.1} y=${HEIGHT - height} width="0.8" height=${height}></rect>`;
}
