// @ts-check
// Connects the frame of index.html: links, the search form, the skip button, the colours, who is here.
import '../account/account-menu.js';
import { address, queryOf, searched } from '../films/films-query.js';
import { base, go, goInstead } from './addresses.js';
import { refreshSession } from './api.js';
import { member, sessions } from './auth.js';
import './lines.js';
import { currentPage, isOurs, placeOf, start } from './navigation.js';

/** @import { About } from './lines.js' */
/** @import { BrowsePage } from '../films/browse-page.js' */

const THEME = 'mflix-theme';
const search = /** @type {HTMLFormElement} */ (document.getElementById('search'));
const text = /** @type {HTMLInputElement} */ (document.getElementById('text'));

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (link && isPlain && !event.defaultPrevented && !link.target && !link.download && isOurs(new URL(link.href))) {
    event.preventDefault();
    go(link.href);
  }
});

search.addEventListener('submit', (event) => {
  event.preventDefault();
  const page = currentPage();
  const query = page?.localName === 'mflix-browse-page' ? /** @type {BrowsePage} */ (page).query : queryOf(new URLSearchParams());
  go(address(searched(query, new FormData(search))));
});

// Who logged out in another tab leaves the pages that are for members here, too.
sessions.addEventListener('left', () => {
  if (placeOf(new URL(location.href)).route.who !== 'all') {
    goInstead('./');
  }
});

document.getElementById('skip')?.addEventListener('click', () => document.getElementById('main')?.focus());
document.getElementById('skip-to-films')?.addEventListener('click', () => /** @type {HTMLElement | null} */ (document.querySelector('.films .card'))?.focus());
sessions.addEventListener('change', showSections);

// Suggestions come with the first letter; without them one can still search.
text.addEventListener('input', async () => {
  const box = await import('../films/search-suggestions.js').catch(() => null);
  box?.suggestFor(text);
}, { once: true });

// From the words one has typed down into what they found.
text.addEventListener('keydown', (event) => {
  if (text.getAttribute('aria-expanded') === 'true') {
    return;
  }
  const first = /** @type {HTMLElement | null} */ (document.querySelector('.films .card'));
  if (event.key === 'ArrowDown' && first) {
    event.preventDefault();
    first.focus();
  }
});

switchTheme(/** @type {HTMLSelectElement} */ (document.getElementById('theme')));
refreshSession();
await start(() => {
  const { pathname, searchParams } = new URL(location.href);
  text.value = (pathname === base.pathname && searchParams.get('text')) || '';
  /** @type {HTMLElement} */ (document.getElementById('skip-to-films')).hidden = pathname !== base.pathname;
  showSections();
});
/** @type {About | null} */ (document.querySelector('mflix-about'))?.watch();

/** The sections of the site that this reader may see, and where among them they are. */
function showSections() {
  const here = location.pathname.slice(base.pathname.length);
  document.querySelectorAll('#site a').forEach((link) => {
    const path = /** @type {HTMLAnchorElement} */ (link).pathname.slice(base.pathname.length);
    const isHere = path ? here === path || here.startsWith(`${path}/`) : here === '' || here.startsWith('movies/');
    link.toggleAttribute('aria-current', false);
    if (isHere) {
      link.setAttribute('aria-current', here === path ? 'page' : 'true');
    }
    if (path === 'admin') {
      /** @type {HTMLElement} */ (link).hidden = !member()?.isAdmin;
    }
  });
}

/**
 * Lets the select choose dark, light, or (empty value) what the system has, and remembers it where storage is allowed.
 * @param {HTMLSelectElement} select
 */
function switchTheme(select) {
  const root = document.documentElement;
  select.value = root.dataset.theme ?? '';
  select.addEventListener('change', () => {
    if (select.value) {
      root.dataset.theme = select.value;
    } else {
      delete root.dataset.theme;
    }
    remember(select.value);
  });
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}
