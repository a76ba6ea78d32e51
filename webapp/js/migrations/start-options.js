// @ts-check
import { html, nothing } from 'lit';
import { Part } from '../app/page.js';
import { check, field } from '../ui/field.js';
import { PACE_FIELDS, numberOf, paceFields, paceOf } from './pace-fields.js';

/** @import { Refusal } from '../app/api.js' */

const FIELDS = ['rangeSize', 'workers', 'strategy', ...PACE_FIELDS.map((name) => `pace.${name}`)];

/** How the next run is to work; untouched fields leave it to the server. `asked()` is what to send. */
export class StartOptions extends Part {
  static properties = { refused: { state: true } };

  constructor() {
    super();
    /** @type {Record<string, string>} sentences by the name of the member they are about */
    this.refused = {};
  }

  render() {
    const { rangeSize, workers, strategy } = this.refused;
    return html`
      <details class="lines">
        <summary>How the next run works</summary>
        <form class="form options" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
          <p class="quiet">What is left empty is decided by the server's settings.</p>
          ${field({ name: 'rangeSize', label: 'Documents in a range', hint: '100 to 10,000', inputmode: 'decimal', error: rangeSize && `This ${rangeSize}.` })}
          ${field({ name: 'workers', label: 'Workers', hint: 'Tasks side by side, 1 to 4', inputmode: 'decimal', error: workers && `This ${workers}.` })}
          ${paceFields({}, this.refused)}
          <div>
            ${check({ name: 'strategy', label: 'The database converts whole ranges by itself (RANGE_PIPELINE): quicker, and promises less' })}
            ${strategy ? html`<p class="field-error" tabindex="-1" aria-invalid="true">This ${strategy}</p>` : nothing}
          </div>
        </form>
      </details>`;
  }

  /** @returns {Record<string, unknown> | undefined} */
  asked() {
    const form = new FormData(/** @type {HTMLFormElement} */ (this.querySelector('form')));
    const pace = given(paceOf(form));
    return notEmpty({
      ...given({ rangeSize: typed(form, 'rangeSize'), workers: typed(form, 'workers'), strategy: form.get('strategy') && 'RANGE_PIPELINE' }),
      ...(pace && { pace }),
    });
  }

  /** Shows at its fields what was refused. @param {Refusal} refusal @returns {boolean} false when it is about none of them */
  refuse({ fields }) {
    const isOurs = Object.keys(fields).some((name) => FIELDS.includes(name));
    this.refused = isOurs ? fields : {};
    if (isOurs) {
      this.showRefused();
    }
    return isOurs;
  }

  async showRefused() {
    /** @type {HTMLDetailsElement} */ (this.querySelector('details')).open = true;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('[aria-invalid]'))?.focus();
  }

  /** What was refused before is no longer said. */
  forget() {
    this.refused = {};
  }
}

customElements.define('mflix-start-options', StartOptions);

/** @param {FormData} form @param {string} name */
function typed(form, name) {
  return numberOf(String(form.get(name) ?? '').trim());
}

/** What was filled in. @param {Record<string, unknown>} all */
function given(all) {
  return notEmpty(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '' && value !== null)));
}

/** @param {Record<string, unknown>} all @returns {Record<string, unknown> | undefined} */
function notEmpty(all) {
  return Object.keys(all).length ? all : undefined;
}
