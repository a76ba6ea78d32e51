// @ts-check
import { html, nothing, svg } from 'lit';
import { count } from '../format.js';
import { rate } from './words.js';

const HEIGHT = 40;
const FEWEST = 2;

/** Documents per second of each range that was worked on, in order: a picture, and the same in a sentence. @param {any[]} ranges */
export function ratePicture(ranges) {
  const rates = ranges.filter(({ counts, millis }) => counts?.read > 0 && millis > 0).map(({ no, counts, millis, repeated, attempts }) =>
    ({ no, rate: Math.round(counts.read * 1000 / millis), isAgain: repeated ?? attempts > 1 }));
  if (rates.length < FEWEST) {
    return nothing;
  }
  const most = Math.max(...rates.map((one) => one.rate));
  const least = Math.min(...rates.map((one) => one.rate));
  return html`
    <figure class="rates numbers">
      <h3>Speed of each range</h3>
      <div class="scale"><span>${rate(most)}</span><span>0</span></div>
      <svg viewBox=${`0 0 ${rates.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        ${rates.map((one, index) => column(one, index, most))}
      </svg>
      <figcaption class="quiet">
        ${count(rates.length)} ranges, first to last: from ${rate(least)} to ${rate(most)}, the last one ${rate(rates[rates.length - 1].rate)}.
      </figcaption>
    </figure>`;
}

/** @param {{rate: number, isAgain: boolean}} one @param {number} index @param {number} most */
function column(one, index, most) {
  const height = Math.max(one.rate / most * HEIGHT, 1);
  return svg`
    <rect class=${one.isAgain ? 'tone-bad' : 'tone-busy'} x=${index + 0.1} y=${HEIGHT - height} width="0.8" height=${height}></rect>`;
}
