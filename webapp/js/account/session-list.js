// @ts-check
import { html, nothing } from 'lit';
import { say } from '../app/announcer.js';
import { read, send } from '../app/api.js';
import { FormSubmission } from '../app/form-submission.js';
import { Part } from '../app/page.js';
import { instant } from '../lib/format.js';
import { device } from '../lib/user-agent.js';
import { refusal } from '../ui/field.js';
import { logOut } from './account-menu.js';

/** @import { Session } from 'mflix-api' */

/** The sessions of a user. `sessions`: as the API lists them; `isSingle`: an account has one session here, whatever the number of devices. */
export class SessionList extends Part {
  static properties = { sessions: { attribute: false }, isSingle: { attribute: false } };

  constructor() {
    super();
    /** @type {Session[]} */
    this.sessions = [];
    this.isSingle = false;
    this.sending = new FormSubmission(this);
  }

  render() {
    return html`
      ${this.isSingle ? html`<p>On this site an account has one session, which all of your devices share. Ending it logs all of them out.</p>` : nothing}
      ${refusal(this.sending.refusal)}
      <ul class="sessions" tabindex="-1" aria-label="Sessions">${this.sessions.map((session) => this.row(session))}</ul>`;
  }

  /** @param {Session} session */
  row({ id, userAgent, address, created, lastSeen, current }) {
    const name = device(userAgent);
    const from = address ? ` from ${address}` : '';
    return html`
      <li>
        <div>
          <h3><bdi>${name}</bdi>${current ? html` <span class="this-one">this one</span>` : nothing}</h3>
          <p class="quiet numbers">
            Started <time datetime=${created}>${instant(created)}</time>${from} · last seen <time datetime=${lastSeen}>${instant(lastSeen)}</time></p>
        </div>
        <button class="button" type="button" @click=${() => this.end(id, current)}>
          ${current ? 'Log out' : 'End'}<span class="unseen"> ${current ? 'here' : `the session of ${name}${from}, started ${instant(created)}`}</span></button>
      </li>`;
  }

  /** @param {string} id @param {boolean} isThisOne */
  async end(id, isThisOne) {
    await this.sending.run(async () => {
      await send('DELETE', `user/sessions/${encodeURIComponent(id)}`);
      if (isThisOne) {
        logOut('You are logged out');
        return;
      }
      await this.reread();
      say('The session has ended');
      await this.updateComplete;
      /** @type {HTMLElement} */ (this.querySelector('.sessions')).focus();
    });
  }

  async reread() {
    ({ sessions: this.sessions } = await read('user/sessions', { as: 'member' }));
  }
}

customElements.define('mflix-sessions', SessionList);
