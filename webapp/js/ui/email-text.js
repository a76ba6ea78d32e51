// @ts-check
import { html } from 'lit';

/** An e-mail address that wraps after its sign and its dots, not in the middle of a word. @param {string} address */
export function emailText(address) {
  return html`<bdi>${address.split(/(?<=[@.])/).map((part) => html`${part}<wbr>`)}</bdi>`;
}
