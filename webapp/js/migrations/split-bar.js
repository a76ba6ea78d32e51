// @ts-check
import { html, svg } from 'lit';

/**
 * What a whole is made of, as one bar and as words. `tone` is one of good, bad, busy, calm, faint; the words carry everything.
 * @typedef {{label: string, amount: number, shown: string, tone: string}} Share
 * @param {Share[]} shares those of nothing are left out of the bar
 * @param {string} label what the whole is
 */
export function split(shares, label) {
  const whole = shares.reduce((sum, { amount }) => sum + amount, 0);
  let from = 0;
  const pieces = shares.filter(({ amount }) => amount > 0).map(({ amount, tone }) => {
    const width = amount / whole * 100;
    from += width;
    return svg`<rect class="tone-${tone}" x=${from - width} y="0" width=${width} height="4"></rect>`;
  });
  return html`
    <div class="split">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>
      <ul class="legend numbers" aria-label=${label}>
        ${shares.map(({ label: name, shown, tone }) => html`
          <li><svg viewBox="0 0 4 4" aria-hidden="true"><rect class="tone-${tone}" width="4" height="4"></rect></svg>${name} <b>${shown}</b></li>`)}
      </ul>
    </div>`;
}

/** @type {Record<string, [string, string]>} */
const TYPES = {
  string: ['Texts', 'busy'],
  date: ['Dates', 'good'],
  number: ['Numbers', 'good'],
  null: ['Null', 'calm'],
  missing: ['Missing', 'faint'],
  other: ['Other', 'bad'],
};

/** Documents by the type of their value. @param {Record<string, number>} types @param {(amount: number) => string} shown */
export function typeShares(types, shown) {
  return Object.entries(types).map(([type, amount]) => {
    const [label, tone] = TYPES[type] ?? [type, 'calm'];
    return { label, amount, shown: shown(amount), tone };
  });
}
