// Scripts that are no modules, and what they add to the window.
import type { Chart as BarChart } from 'chart.js';

declare global {
  var Chart: typeof BarChart;

  interface Window {
    SwaggerUIBundle(options: object): void;
  }
}
