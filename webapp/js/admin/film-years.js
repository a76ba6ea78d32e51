// @ts-check
import { html } from 'lit';
import { count, counted } from '../lib/format.js';
import '../ui/chart.js';
import { nothing } from '../ui/notice.js';

/** @import { ByYear } from 'mflix-api' */

/** How many films there are of each year: a picture, a sentence, and all the numbers for who wants them. @param {ByYear} years newest first */
export function filmYears({ report, skipped }) {
  if (!report.length) {
    return nothing('No film has a year');
  }
  const byYear = new Map(report.map((row) => [row.year, row.movie_count]));
  const [last, first] = [report[0].year, report[report.length - 1].year];
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return html`
    <p class="quiet">${summary(report, skipped)}</p>
    <mflix-chart .isUpright=${true} .labels=${all.map(String)} .values=${all.map((year) => byYear.get(year) ?? 0)}></mflix-chart>
    <details class="seen">
      <summary>All the numbers</summary>
      <table class="table">
        <caption class="unseen">Films by year</caption>
        <thead><tr><th scope="col">Year</th><th class="number" scope="col">Films</th></tr></thead>
        <tbody>${report.map((row) => html`<tr><th scope="row">${row.year}</th><td class="number">${count(row.movie_count)}</td></tr>`)}</tbody>
      </table>
    </details>`;
}

/** @param {ByYear['report']} report @param {number} skipped */
function summary(report, skipped) {
  const films = report.reduce((sum, row) => sum + row.movie_count, 0);
  const most = report.reduce((best, row) => (row.movie_count > best.movie_count ? row : best));
  const rest = skipped ? ` ${counted(skipped, 'film has', 'films have')} no year that is a number.` : '';
  return `${counted(films, 'film', 'films')} from ${report[report.length - 1].year} to ${report[0].year}, most of them of ${most.year}: ${count(most.movie_count)}.${rest}`;
}
