// @ts-check
import { html } from 'lit';
import { Page } from '../app/page.js';
import { nothing } from '../ui/notice.js';

/** Stands where an administrators' page would, for a member who is none. */
export function closed() {
  return nothing('You are logged in, but not as an administrator',
    html`<p>Another administrator can give you the right, or whoever runs this site: <code>./mflix make-admin EMAIL</code>. It holds at once.</p>
      <a class="button" href="./">All films</a>`);
}

/** The notice when the right was taken away meanwhile; for other refusals none of its own. @param {{status: number}} refusal */
export function ifClosed({ status }) {
  return status === 403 ? closed() : undefined;
}

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
