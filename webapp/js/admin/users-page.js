// @ts-check
import { html, nothing } from 'lit';
import { go } from '../app/addresses.js';
import { announce, say } from '../app/announcer.js';
import { read, send } from '../app/api.js';
import { member } from '../app/auth.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { counted } from '../lib/format.js';
import { ask } from '../ui/dialog.js';
import { emailText } from '../ui/email-text.js';
import { emptyState } from '../ui/notice.js';
import { ifClosed } from './admins-only.js';
import { passwordLink } from './password-link.js';
import { pager, peopleTable } from './user-table.js';

/** @import { PasswordLink, User, Users } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

await styles('admin/admin');

/** All accounts, and which of them are administrators. The address holds the search. */
class UsersPage extends Page {
  static properties = { people: { state: true }, made: { state: true }, text: { state: true }, isAdmins: { state: true } };
  name = 'Users';

  constructor() {
    super();
    this.text = '';
    /** Are only administrators shown? */
    this.isAdmins = false;
    /** @type {Users | undefined} */
    this.people = undefined;
    /** A link for a new password that was made just now. @type {PasswordLink | undefined} */
    this.made = undefined;
    this.loading = new Loading(this);
  }

  render() {
    const { people, text } = this;
    return html`
      <div class="page-head">
        <p><a class="back" href="admin">← Administration</a></p>
        <h1 tabindex="-1">Users</h1>
        <form class="find" role="search" aria-label="Search the users" action="admin/users" method="get" @submit=${this.search}>
          <label class="unseen" for="person">Part of a name or an e-mail address</label>
          <input id="person" name="text" type="search" maxlength="200" .value=${text} placeholder="Name or e-mail" autocomplete="off" enterkeyhint="search">
          <button class="button" type="submit">Find</button>
        </form>
        <label class="check"><input type="checkbox" .checked=${this.isAdmins} @change=${this.narrow}><span>Administrators only</span></label>
      </div>
      ${this.made ? passwordLink(this.made) : nothing}
      ${this.loading.notice}
      ${people ? this.sheet(people) : this.loading.isWaiting ? html`<div class="ghost report-ghost"></div>` : nothing}`;
  }

  /** @param {Users} people */
  sheet(people) {
    const { users, total_results: total } = people;
    if (!users.length) {
      return total ? emptyState('There are no users on this page', html`<a class="button" href=${this.address(0)}>The first page</a>`)
        : emptyState('Nobody is called that', html`<p>Neither a name nor an e-mail address ${this.isAdmins ? 'of an administrator ' : nothing}holds “<bdi>${this.text}</bdi>”.</p>
          <a class="button" href="admin/users">All users</a>`);
    }
    return html`
      <p class="numbers">${counted(total, 'person', 'people')}${this.text ? html` with “<bdi>${this.text}</bdi>” in name or e-mail` : nothing}${this.isAdmins ? ', administrators only' : nothing}</p>
      ${peopleTable(users, { own: member()?.email ?? '', change: (person) => this.change(person), link: (person) => this.makeLink(person) })}
      ${pager(people, (page) => this.address(page))}
      <p><a class="way" href="admin/audit?act=admin_made">Who gave whom the right</a></p>`;
  }

  /** @param {Visit} visit */
  async show({ url, signal }) {
    this.made = undefined;
    const asked = url.searchParams;
    this.text = asked.get('text')?.trim() ?? '';
    this.isAdmins = asked.get('admin') === 'true';
    const parameters = new URLSearchParams({ ...(this.text && { text: this.text }), ...(this.isAdmins && { admin: 'true' }), page: asked.get('page') ?? '0' });
    const isHere = await this.loading.run(async (options) => {
      this.people = await read(`users?${parameters}`, { ...options, as: 'member' });
      announce(counted(this.people?.total_results, 'person', 'people'));
    }, { signal, heading: 'The users could not be read', refused: ifClosed });
    this.people = isHere ? this.people : undefined;
  }

  /** @param {SubmitEvent} event */
  search(event) {
    event.preventDefault();
    event.stopPropagation();
    this.text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('text')).trim();
    go(this.address(0));
  }

  /** @param {Event} event */
  narrow({ target }) {
    this.isAdmins = /** @type {HTMLInputElement} */ (target).checked;
    go(this.address(0));
  }

  /** @param {number} page */
  address(page) {
    const parameters = new URLSearchParams({ ...(this.text && { text: this.text }), ...(this.isAdmins && { admin: 'true' }), ...(page && { page: String(page) }) });
    return parameters.size ? `admin/users?${parameters}` : 'admin/users';
  }

  /** The row is drawn anew from the server's answer, never before. @param {User} person */
  async change({ name, email, isAdmin }) {
    const isDone = await ask({
      heading: isAdmin ? 'Take the right away?' : 'Make this person an administrator?',
      content: html`<p><bdi>${name}</bdi> (${emailText(email)}) ${isAdmin
        ? 'will no longer see these pages, from the next request on.'
        : 'will see these pages, edit and delete films, run the migrations, and give this right to others.'}</p>`,
      action: isAdmin ? 'Take the right away' : 'Make administrator',
      isGrave: isAdmin,
      submit: async () => this.replace((await send('PUT', `users/${encodeURIComponent(email)}/admin`, { isAdmin: !isAdmin })).user),
    });
    if (isDone) {
      say(`${name} is ${isAdmin ? 'no longer' : 'now'} an administrator`);
    }
  }

  /** @param {User} person */
  async makeLink({ name, email }) {
    const isDone = await ask({
      heading: 'Make a link for a new password?',
      content: html`<p>Whoever opens it sets a new password for <bdi>${name}</bdi> (${emailText(email)}), once and within an hour. An earlier link of this account
        no longer works then.</p>`,
      action: 'Make the link',
      submit: async () => {
        this.made = await send('POST', `users/${encodeURIComponent(email)}/password-link`);
      },
    });
    if (isDone) {
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.querySelector('#password-link'))?.focus();
    }
  }

  /** The reply contains only name and right. @param {User} person */
  replace(person) {
    const people = /** @type {Users} */ (this.people);
    this.people = { ...people, users: people.users.map((one) => (one._id === person._id ? { ...one, ...person } : one)) };
  }
}

customElements.define('mflix-users-page', UsersPage);
