// @ts-check
import { html } from 'lit';
import { Page } from '../page.js';
import { closed } from '../parts/closed.js';

/** Stands in the place of an administrators' page when a member who is none asks for it. */
class ClosedPage extends Page {
  name = 'For administrators';

  render() {
    return html`
      <h1 tabindex="-1">Only administrators can see this</h1>
      ${closed()}`;
  }
}

customElements.define('mflix-closed-page', ClosedPage);
