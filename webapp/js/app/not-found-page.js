// @ts-check
import { html } from 'lit';
import { nothing } from '../ui/notice.js';
import { Page } from './page.js';

/** An address that leads to no page. */
class NowherePage extends Page {
  name = 'There is nothing here';

  render() {
    return html`
      <h1 tabindex="-1">There is nothing here</h1>
      ${nothing('This reel is missing', html`
        <p>Perhaps the address was cut when it was copied. Search above, or begin anew:</p>
        <div class="actions">
          <a class="button main" href="./">All films</a>
          <a class="button" href="explore">Explore</a>
        </div>`)}`;
  }
}

customElements.define('mflix-nowhere-page', NowherePage);
