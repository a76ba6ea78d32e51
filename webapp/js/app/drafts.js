// @ts-check
// Text that a user has typed and not sent: kept in this tab, also when the session ends, until they log out or another user logs in.
import { member, sessions } from './auth.js';

const KEY = 'mflix-drafts';

/** @type {{owner: string, texts: Record<string, string>}} */
let drafts = kept();

sessions.addEventListener('left', () => keep({ owner: '', texts: {} }));

/** @param {string} what it is about, such as a film's id @returns {string} '' when there is none */
export function draft(what) {
  return isTheirs() ? drafts.texts[what] ?? '' : '';
}

/** @param {string} what it is about @param {string} text '' keeps nothing */
export function keepDraft(what, text) {
  const { [what]: _, ...others } = isTheirs() ? drafts.texts : {};
  keep({ owner: member()?.email ?? drafts.owner, texts: text ? { ...others, [what]: text } : others });
}

/** Once the session has ended they are still shown: no other user has logged in. */
function isTheirs() {
  const info = member();
  return !info || info.email === drafts.owner;
}

/** @param {typeof drafts} newer */
function keep(newer) {
  drafts = newer;
  sessionStorage.setItem(KEY, JSON.stringify(drafts));
}

/** @returns {typeof drafts} */
function kept() {
  return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? { owner: '', texts: {} };
}
