// @ts-check
import { html } from 'lit';
import { say } from '../app/announcer.js';
import { send } from '../app/api.js';
import { renew } from '../app/auth.js';
import { FormSubmission } from '../app/form-submission.js';
import { Part } from '../app/page.js';
import { field, refusal } from '../ui/field.js';

/** Another name for the account. Dispatches `changed` with the account's facts. `name`: the present one. */
class NameForm extends Part {
  static properties = { name: {} };

  constructor() {
    super();
    this.name = '';
    this.sending = new FormSubmission(this);
  }

  render() {
    const { errors, isBusy, refusal: sentence } = this.sending;
    return html`
      <form class="form" novalidate @submit=${this.rename}>
        ${field({ name: 'name', label: 'Name', autocomplete: 'name', hint: '3 to 100 characters. It stands beside what you write about films, also what you have written already.', value: this.name, error: errors.name })}
        ${refusal(sentence)}
        <div class="actions">
          <button class="button" type="submit">${isBusy ? 'Changing …' : 'Change name'}</button>
        </div>
      </form>`;
  }

  /** @param {SubmitEvent} event */
  async rename(event) {
    event.preventDefault();
    const name = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('name');
    await this.sending.run(async () => {
      const reply = await send('PUT', 'user/name', { name });
      renew(reply);
      say(`Your name is now ${reply.info.name}`);
      this.dispatchEvent(new CustomEvent('changed', { detail: reply.info }));
    });
  }
}

customElements.define('mflix-name', NameForm);
