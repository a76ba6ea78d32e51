// @ts-check
import { html, nothing } from 'lit';
import { go, isAuthForm, loginAddress } from '../app/addresses.js';
import { say } from '../app/announcer.js';
import { send } from '../app/api.js';
import { end, member, sessions } from '../app/auth.js';
import { Part } from '../app/page.js';

/** @import { Info } from 'mflix-api' */

/** Logs out, and goes to the first page; the data of the user is removed from this browser. @param {string} sentence what is said then */
export function logOut(sentence) {
  go('./');
  end();
  say(sentence);
}

/** Who is here, in the header: the ways in, or one's own pages and the way out. */
class Visitor extends Part {
  connectedCallback() {
    super.connectedCallback();
    sessions.addEventListener('change', () => this.requestUpdate());
    addEventListener('click', (event) => this.closeUnless(event.target));
    addEventListener('keydown', (event) => event.key === 'Escape' && this.closeUnless(null));
  }

  render() {
    const info = member();
    return info ? this.menu(info) : html`
      <nav aria-label="Your account">
        <a class="button bare" href="login" @click=${this.rememberPlace}>Log in</a>
        <a class="button bare" href="signup" @click=${this.rememberPlace}>Sign up</a>
      </nav>`;
  }

  /** @param {Info} info */
  menu(info) {
    return html`
      <details class="menu">
        <summary class="button bare"><span class="unseen">Your account, </span><bdi>${info.name}</bdi></summary>
        <nav aria-label="Your account">
          <a href="account">Your account</a>
          ${info.isAdmin ? html`
            <a href="admin/films/new">Add a film</a>
            <a href="admin/films">Import films</a>
            <a href="user-report">User report</a>
            <a href="admin/users">Users</a>
            <a href="admin/audit">Audit list</a>
            <a href="admin/migrations">Migrations</a>
            <a href="admin/system">System</a>` : nothing}
          <button type="button" @click=${this.logOut}>Log out</button>
        </nav>
      </details>`;
  }

  /** Logging in leads back to where one was. @param {MouseEvent} event */
  rememberPlace(event) {
    const link = /** @type {HTMLAnchorElement} */ (event.currentTarget);
    const here = new URL(location.href);
    link.href = isAuthForm(here) ? link.pathname + here.search : loginAddress(here).replace('login', link.pathname.endsWith('signup') ? 'signup' : 'login');
  }

  async logOut() {
    this.closeUnless(null);
    try {
      await send('POST', 'user/logout');
      logOut('You are logged out');
    } catch (refusal) {
      // The token is forgotten here in any case; the server ends its session by age.
      logOut(`You are logged out here. ${refusal instanceof Error ? refusal.message : ''}`);
    }
  }

  /** The menu closes when something else is chosen. @param {EventTarget | null} target */
  closeUnless(target) {
    const menu = this.querySelector('details');
    const isInside = target instanceof Element && menu?.contains(target) && !target.closest('nav a');
    if (menu?.open && !isInside) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus && !target) {
        menu.querySelector('summary')?.focus();
      }
    }
  }
}

customElements.define('mflix-visitor', Visitor);
