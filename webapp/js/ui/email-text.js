// @ts-check
import { html } from 'lit';

/** An e-mail address: whole on one line where it fits, else wrapped after its sign and its dots. @param {string} address */
export function emailText(address) {
  return html`<bdi class="email">${address.split(/(?<=[@.])/).map((part) => html`${part}<wbr>`)}</bdi>`;
}
