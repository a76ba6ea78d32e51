// @ts-check
import { html } from 'lit';
import { send } from '../api.js';
import { leave } from '../leave.js';
import { ask } from './dialog.js';
import './password.js';

/** Asks for the password, then deletes the account. @param {string} name of its owner */
export function removeAccount(name) {
  return ask({
    heading: 'Delete your account?', action: 'Delete account', isGrave: true,
    content: html`
      <dl class="fates">
        <div><dt>This goes</dt><dd>Your account, your preferences and all of your sessions, at once and for good.</dd></div>
        <div><dt>This stays</dt><dd>What you wrote about films, under your name, <bdi>${name}</bdi>. Delete it first if it should go, too.</dd></div>
      </dl>
      <mflix-password></mflix-password>`,
    submit: async (form) => {
      await send('DELETE', 'user/delete', { password: form.get('password') });
      leave('Your account is deleted');
    },
  });
}
