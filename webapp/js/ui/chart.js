// @ts-check
import { html } from 'lit';
import { imported } from '../app/api.js';
import { Part } from '../app/page.js';
import { styles } from '../app/styles.js';

/** @import { Chart, ChartConfiguration } from 'chart.js' */

await styles('ui/chart');

/** A label may take about a third of the chart; so wide is a letter, then. */
const PX_PER_LETTER = 21;
const SHORTEST_LABEL = 14;
/** What the system may change about colours while a chart is shown. */
const COLOURS = ['(prefers-color-scheme: light)', '(forced-colors: active)'].map((query) => matchMedia(query));

/**
 * Bars for those who would rather look than read. It is hidden from screen readers, so the same must be written beside it. The bars lie,
 * one below the other, and have room for long names.
 */
class BarChart extends Part {
  static properties = {
    labels: { attribute: false, hasChanged: differs },
    values: { attribute: false, hasChanged: differs },
  };

  constructor() {
    super();
    /** @type {string[]} */
    this.labels = [];
    /** @type {number[]} */
    this.values = [];
    /** @type {Chart | undefined} */
    this.chart = undefined;
    this.repaint = () => this.paint();
    this.themes = new MutationObserver(this.repaint);
  }

  connectedCallback() {
    super.connectedCallback();
    COLOURS.forEach((query) => query.addEventListener('change', this.repaint));
    this.themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    COLOURS.forEach((query) => query.removeEventListener('change', this.repaint));
    this.themes.disconnect();
    this.chart?.destroy();
    this.chart = undefined;
  }

  render() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  updated() {
    this.style.setProperty('--bars', String(this.values.length));
    this.paint();
  }

  /** Draws anew: Chart.js keeps its colours and does not read custom properties. */
  async paint() {
    try {
      await imported(import('chart.js')); // no module, it sets a global
    } catch (refusal) {
      console.debug(refusal instanceof Error ? refusal.message : refusal); // the words beside it say the same
      return;
    }
    this.chart?.destroy();
    const canvas = this.querySelector('canvas');
    this.chart = this.isConnected && canvas ? new globalThis.Chart(canvas, this.plan()) : undefined;
  }

  /** @returns {ChartConfiguration<'bar', number[], string>} */
  plan() {
    const { color, borderTopColor, outlineColor, fontFamily } = getComputedStyle(this);
    const ticks = { color, font: { family: fontFamily, size: 13 } };
    const nameTicks = { ...ticks, autoSkip: false, maxRotation: 0, callback: this.name };
    const names = { grid: { display: false }, border: { display: false }, ticks: nameTicks };
    const amounts = { grid: { color: borderTopColor }, border: { display: false }, beginAtZero: true, ticks: { ...ticks, precision: 0 } };
    return {
      type: 'bar',
      data: { labels: this.labels, datasets: [{ data: this.values, backgroundColor: outlineColor, borderRadius: 2, maxBarThickness: 20 }] },
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        plugins: { legend: { display: false }, tooltip: { displayColors: false } },
        scales: { x: amounts, y: names },
      },
    };
  }

  /** The label of a bar, cut; the text beside the chart has it whole. */
  name = (/** @type {unknown} */ _, /** @type {number} */ i) => {
    const longest = Math.max(SHORTEST_LABEL, Math.floor(this.clientWidth / PX_PER_LETTER));
    const label = this.labels[i] ?? '';
    return label.length > longest ? `${label.slice(0, longest - 1)}…` : label;
  };
}

customElements.define('mflix-chart', BarChart);

/** @param {unknown} some @param {unknown} others */
function differs(some, others) {
  return String(some) !== String(others);
}
