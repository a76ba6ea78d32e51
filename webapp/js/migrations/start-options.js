// @ts-check
import { html } from 'lit';
import { Part } from '../app/page.js';
import { field } from '../ui/field.js';
import { numberOf, paceFields, paceOf } from './pace-fields.js';

/** How the next run is to work; untouched fields leave it to the server. `asked()` is what to send. */
export class StartOptions extends Part {
  render() {
    return html`
      <details class="lines">
        <summary>How the next run works</summary>
        <form class="form options" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
          <p class="quiet">What is left empty is decided by the server's settings.</p>
          ${field({ name: 'rangeSize', label: 'Documents in a range', hint: '100 to 10,000', inputmode: 'decimal' })}
          ${field({ name: 'workers', label: 'Workers', hint: 'Tasks side by side, 1 to 4', inputmode: 'decimal' })}
          ${paceFields({}, {})}
        </form>
      </details>`;
  }

  /** @returns {object | undefined} */
  asked() {
    const form = new FormData(/** @type {HTMLFormElement} */ (this.querySelector('form')));
    const pace = given(paceOf(form));
    return notEmpty({ ...given({ rangeSize: typed(form, 'rangeSize'), workers: typed(form, 'workers') }), ...(pace && { pace }) });
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

/** @param {object} all */
function notEmpty(all) {
  return Object.keys(all).length ? all : undefined;
}
