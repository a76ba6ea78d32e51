// @ts-check
import { html, nothing } from 'lit';
import { alarm, say } from '../app/announcer.js';
import { readFile, refusalOf } from '../app/api.js';
import { Part } from '../app/page.js';
import { download } from '../lib/download.js';
import { migrationAddress } from './run-addresses.js';

/** @import { Refusal } from '../app/api.js' */

/** @type {[name: string, format: string, accept: string][]} */
const FORMATS = [['NDJSON', 'ndjson', 'application/x-ndjson'], ['CSV', 'csv', 'text/csv']];

/** Every refused value of a migration as a file, values whole. */
class RefusedExport extends Part {
  static properties = { migration: { attribute: false }, refusal: { state: true } };

  constructor() {
    super();
    /** @type {string} */
    this.migration = '';
    /** @type {Refusal | undefined} */
    this.refusal = undefined;
  }

  render() {
    return html`
      <div class="actions">
        ${FORMATS.map((format) => html`<button class="button" type="button" @click=${() => this.save(format)}>Export as ${format[0]}</button>`)}
      </div>
      ${this.refusal ? html`<p class="field-error">The file could not be fetched: ${this.refusal.message}</p>` : nothing}`;
  }

  /** The token goes with the call, so that the file is fetched here and then handed over. @param {[string, string, string]} format */
  async save([name, format, accept]) {
    try {
      const blob = await readFile(`${migrationAddress(this.migration)}/errors/export?format=${format}`, `${accept}, application/problem+json`);
      download(blob, `${this.migration}.${format}`);
      this.refusal = undefined;
      say(`Saved as ${name}`);
    } catch (cause) {
      const refusal = refusalOf(cause);
      this.refusal = refusal;
      alarm(`The file could not be fetched. ${refusal.message}`);
    }
  }
}

customElements.define('mflix-refused-export', RefusedExport);
