// @ts-check
import { html } from 'lit';
import { read } from '../app/api.js';
import { Part } from '../app/page.js';

/** @import { Suggestion } from 'mflix-api' */

const REST_MS = 120;

/** Names of people that films know, for the fields around it whose `list` is `known-people`: those that begin with what is typed there. */
class KnownPeople extends Part {
  static properties = { names: { state: true } };

  constructor() {
    super();
    /** @type {string[]} */
    this.names = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.asked = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.parentElement?.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLInputElement && target.getAttribute('list') === 'known-people') {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.look(target.value.trim()), REST_MS);
      }
    });
  }

  /** Without an answer there are no names to choose from; one can still type. @param {string} prefix */
  async look(prefix) {
    const asked = ++this.asked;
    /** @type {Suggestion[]} */
    const found = prefix ? await read(`suggestions?${new URLSearchParams({ prefix, limit: '20' })}`).then((reply) => reply.suggestions, () => []) : [];
    if (asked === this.asked) {
      this.names = found.filter(({ kind }) => kind === 'person').map(({ text }) => text);
    }
  }

  render() {
    return html`<datalist id="known-people">${this.names.map((name) => html`<option value=${name}></option>`)}</datalist>`;
  }
}

customElements.define('mflix-known-people', KnownPeople);
