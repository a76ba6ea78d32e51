// @ts-check
import { html } from 'lit';
import { Page } from '../app/page.js';
import { emptyState } from '../ui/notice.js';

/** Shown instead of an administrators' page to a member who is not an administrator. */
export function closed() {
  return emptyState('You are logged in, but not as an administrator',
    html`<p>Another administrator can give you the right, or whoever runs this site: <code>./mflix make-admin EMAIL</code>. It holds at once.</p>
      <a class="button" href="./">All films</a>`);
}

/** The notice when the right was taken away meanwhile; for other refusals none of its own. @param {{status: number}} refusal */
export function ifClosed({ status }) {
  return status === 403 ? closed() : undefined;
}

/** The page that a member who is not an administrator gets at an administrators' address. */
class ClosedPage extends Page {
  name = 'For administrators';

  render() {
    return html`
      <div class="page-head"><h1 tabindex="-1">Only administrators can see this</h1></div>
      ${closed()}`;
  }
}

customElements.define('mflix-closed-page', ClosedPage);
