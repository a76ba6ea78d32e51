// @ts-check
import { html, nothing } from 'lit';

/**
 * A field with its label, the rule it follows and what was wrong with it.
 * @param {{name: string, id?: string, label: string, autocomplete?: string, hint?: string, error?: string,
 *   inputmode?: 'text' | 'decimal' | 'email', type?: string, value?: string, list?: string, beside?: unknown}} options `id`: where two fields of one
 *   name can be on a page; `value`: what it holds at first; `list`: the id of what can be chosen; `beside`: comes at the end of the field
 */
export function field({ name, id = name, label, autocomplete = 'off', hint, error, inputmode, type = 'text', value, list, beside }) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`
    <div class="field">
      <label for="${id}-field">${label}</label>
      ${hint ? html`<p class="field-hint" id="${id}-hint">${hint}</p>` : nothing}
      <div class="field-line">
        <input id="${id}-field" name=${name} type=${type} autocomplete=${autocomplete} autocapitalize="none" spellcheck="false"
          value=${value ?? nothing} list=${list ?? nothing} inputmode=${inputmode ?? nothing} aria-describedby=${describedBy || nothing}
          aria-invalid=${error ? 'true' : nothing}>${beside}
      </div>
      ${error ? html`<p class="field-error" id="${id}-error">${error}</p>` : nothing}
    </div>`;
}

/** An e-mail address; a field of the type of that name would rewrite addresses of other scripts. @param {string} [error] */
export function emailField(error) {
  return field({ name: 'email', label: 'E-mail', autocomplete: 'username', inputmode: 'email', error });
}

/** @param {{name: string, label: unknown}} options */
export function check({ name, label }) {
  return html`<label class="check"><input type="checkbox" name=${name}><span>${label}</span></label>`;
}

/** What was refused as a whole. @param {string} sentence */
export function refusal(sentence) {
  return sentence ? html`<p class="field-error" dir="auto">${sentence}</p>` : nothing;
}
