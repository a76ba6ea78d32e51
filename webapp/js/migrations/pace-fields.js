// @ts-check
import { html, nothing } from 'lit';

/** @type {[name: string, label: string, hint: string, isNumber: boolean][]} */
const FIELDS = [
  ['niceRatio', 'Rest after a batch', 'Times as long as the batch worked, 0 to 10', true],
  ['minPauseMillis', 'Pause between batches', 'Milliseconds at least, 0 to 60,000', true],
  ['maxAckMillis', 'Longest acknowledgement', 'Milliseconds, 50 to 60,000; when the majority takes longer, it waits', true],
  ['window', 'Time of the day', 'HH:mm-HH:mm in UTC, or empty for any time', false],
];

/** The four members of a pace as fields. @param {any} pace @param {Record<string, string>} refused sentences by member */
export function paceFields(pace, refused) {
  return FIELDS.map(([name, label, hint, isNumber]) => field({
    name, label, hint, isNumber, value: pace[name] ?? '', refused: refused[name] ?? refused[`pace.${name}`],
  }));
}

/**
 * @param {{name: string, label: string, hint: string, isNumber: boolean, value: unknown, refused?: string}} what
 */
export function field({ name, label, hint, isNumber, value, refused }) {
  return html`
    <div class="field">
      <label for=${`pace-${name}`}>${label}</label>
      <input id=${`pace-${name}`} name=${name} .value=${String(value)} inputmode=${isNumber ? 'decimal' : 'text'} autocomplete="off"
          aria-describedby=${`pace-${name}-hint`} aria-invalid=${refused ? 'true' : nothing}>
      <span class="field-hint" id=${`pace-${name}-hint`}>${hint}${refused ? html`<br><span class="field-error">This ${refused}.</span>` : nothing}</span>
    </div>`;
}

/** What was typed, as the API takes it: what is no number goes as it is, and the API says what is wrong with it. @param {FormData} form */
export function paceOf(form) {
  return Object.fromEntries(FIELDS.map(([name, , , isNumber]) => {
    const typed = String(form.get(name) ?? '').trim();
    return [name, isNumber ? numberOf(typed) : typed || null];
  }));
}

/** @param {string} typed @returns {number | string} */
export function numberOf(typed) {
  return typed !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}
