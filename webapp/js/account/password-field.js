// @ts-check
import { html } from 'lit';
import { Part } from '../app/page.js';
import { field } from '../ui/field.js';

let made = 0;

/** A password that can be shown while it is typed. */
export class PasswordField extends Part {
  static properties = { name: {}, label: {}, autocomplete: {}, hint: {}, error: {}, isShown: { state: true } };

  constructor() {
    super();
    this.name = 'password';
    this.label = 'Password';
    this.autocomplete = 'current-password';
    this.hint = '';
    this.error = '';
    this.isShown = false;
    this.key = `password-${++made}`;
  }

  render() {
    const { name, label, autocomplete, hint, error, isShown } = this;
    return field({ name, id: this.key, label, autocomplete, hint, error, type: isShown ? 'text' : 'password', beside: html`
      <button class="button" type="button" @click=${this.toggle}>
        ${isShown ? 'Hide' : 'Show'}<span class="unseen"> ${label.toLowerCase()}</span></button>` });
  }

  toggle() {
    this.isShown = !this.isShown;
  }

  /** Empties the field and leads there. */
  retype() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector('input'));
    input.value = '';
    input.focus();
  }
}

customElements.define('mflix-password', PasswordField);
