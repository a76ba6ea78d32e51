// @ts-check
import { html } from 'lit';
import { Page } from '../page.js';
import { nothing } from '../parts/notice.js';

/** Stands in the place of an administrators' page when a member who is none asks for it. */
class ClosedPage extends Page {
  name = 'For administrators';

  render() {
    return html`
      <h1 tabindex="-1">Only administrators can see this</h1>
      ${nothing('You are logged in, but not as an administrator',
        html`<p>Another administrator can give you the right, or whoever runs this site: <code>./mflix make-admin EMAIL</code>. It holds at once.</p>
          <a class="button" href="./">All films</a>`)}`;
  }
}

customElements.define('mflix-closed-page', ClosedPage);
