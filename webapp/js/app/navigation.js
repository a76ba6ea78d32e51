// @ts-check
// Which address is which page, and from page to page: history, focus and scroll position.
import { html, render } from 'lit';
import { missing } from '../ui/notice.js';
import { base, goInstead, isBelowBase, loginAddress, travel } from './addresses.js';
import { alarm } from './announcer.js';
import { Refusal, imported, sessionRefreshed } from './api.js';
import { current, member } from './auth.js';

/** @import { Page, Visit } from './page.js' */

/**
 * `who`: whom the page is for. The server decides what they may do; this only decides what to show.
 * @typedef {{tag: string, who: 'all' | 'member' | 'admin', load: () => Promise<unknown>}} Route
 */

/** @param {string} page @param {Route['who']} [who] @returns {(load: Route['load']) => Route} */
const to = (page, who = 'all') => (load) => ({ tag: `mflix-${page}-page`, who, load });

/** @type {[RegExp, Route][]} */
const ROUTES = [
  [/^(index\.html)?$/, to('browse')(() => import('../films/browse-page.js'))],
  [/^movies\/id\/(?<id>[^/]+)\/?$/, to('film')(() => import('../films/film-page.js'))],
  [/^people\/(?<name>[^/]+)\/?$/, to('people')(() => import('../films/people-page.js'))],
  [/^people$/, to('people')(() => import('../films/people-page.js'))],
  [/^explore\/?$/, to('explore')(() => import('../films/explore-page.js'))],
  [/^theaters\/?$/, to('theaters')(() => import('../theaters/theaters-page.js'))],
  [/^country-results\/?$/, to('countries')(() => import('../films/countries-page.js'))],
  [/^login\/?$/, to('login')(() => import('../account/login-page.js'))],
  [/^signup\/?$/, to('signup')(() => import('../account/signup-page.js'))],
  [/^new-password\/?$/, to('new-password')(() => import('../account/new-password-page.js'))],
  [/^account\/?$/, to('account', 'member')(() => import('../account/account-page.js'))],
  [/^status\/?$/, to('status')(() => import('../status/status-page.js'))],
  [/^admin\/?$/, to('admin', 'admin')(() => import('../admin/admin-page.js'))],
  [/^user-report\/?$/, to('report', 'admin')(() => import('../admin/report-page.js'))],
  [/^admin\/users\/?$/, to('users', 'admin')(() => import('../admin/users-page.js'))],
  [/^admin\/audit\/?$/, to('audit', 'admin')(() => import('../admin/audit-page.js'))],
  [/^admin\/films\/?$/, to('film-import', 'admin')(() => import('../films/film-import-page.js'))],
  [/^admin\/films\/(?<id>[^/]+)\/?$/, to('film-edit', 'admin')(() => import('../films/film-edit-page.js'))],
  [/^admin\/system\/?$/, to('system', 'admin')(() => import('../admin/system-page.js'))],
  [/^admin\/migrations\/?$/, to('migrations', 'admin')(() => import('../migrations/migrations-page.js'))],
  [/^admin\/migrations\/(?<name>[^/]+)\/?$/, to('migration', 'admin')(() => import('../migrations/migration-page.js'))],
  [/^admin\/migrations\/(?<name>[^/]+)\/runs\/(?<run>[^/]+)\/?$/, to('run', 'admin')(() => import('../migrations/run-page.js'))],
];
/** @type {Route} */
const NOWHERE = to('nowhere')(() => import('../films/not-found-page.js'));

/** @param {URL} url @returns {{route: Route, params: Record<string, string>}} */
export function placeOf(url) {
  const path = url.pathname.slice(base.pathname.length);
  for (const [pattern, route] of ROUTES) {
    const found = pattern.exec(path);
    if (found) {
      return { route, params: decoded(found.groups ?? {}) };
    }
  }
  return { route: NOWHERE, params: {} };
}

/** Is this a page of ours, so that no new document is needed? @param {URL} url */
export function isOurs(url) {
  return isBelowBase(url) && placeOf(url).route !== NOWHERE;
}

/** @param {Record<string, string>} groups */
function decoded(groups) {
  return Object.fromEntries(Object.entries(groups).map(([name, part]) => {
    try {
      return [name, decodeURIComponent(part)];
    } catch {
      return [name, part];
    }
  }));
}

const SCROLL_RESTS_AFTER_MS = 100;
const WAIT_SHOWS_AFTER_MS = 150;
const main = /** @type {HTMLElement} */ (document.getElementById('main'));

/** @type {Page | undefined} */
let page;
let latestFilm = '';
let onArrival = () => {};
let visit = new AbortController();

/** The page that is shown. */
export function currentPage() {
  return page;
}

/**
 * Shows the page of the address bar, now and whenever it changes.
 * @param {() => void} arriving called each time
 * @returns {Promise<void>} kept once the first page has all it needs
 */
export function start(arriving) {
  onArrival = arriving;
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => arrive({ back: true }));
  travel.addEventListener('go', (event) => {
    keepScroll();
    history.pushState({ from: location.href }, '', /** @type {CustomEvent} */ (event).detail);
    arrive({ back: false });
  });
  travel.addEventListener('instead', (event) => {
    history.replaceState({ from: history.state?.from }, '', /** @type {CustomEvent} */ (event).detail);
    arrive({ back: false });
  });
  rememberScroll();
  return arrive({ back: false, first: true });
}

/** @param {{back: boolean, first?: boolean}} how */
async function arrive({ back, first = false }) {
  visit.abort();
  visit = new AbortController();
  const { signal } = visit;
  const scroll = history.state?.scroll ?? 0;
  const url = new URL(location.href);
  const { route, params } = placeOf(url);
  onArrival();
  showWay(signal);
  const open = await opened(route, url).catch((cause) => signal.aborted ? '' : stop(cause));
  if (!open || signal.aborted) {
    return;
  }
  const arrival = { tag: open, visit: { url, params, signal, back }, scroll, first };
  main.classList.toggle('arriving', first || page?.localName !== open);
  const shown = await replacePage(arrival);
  endWay();
  if (await isComplete(shown, signal)) {
    scrollDownTo(scroll);
    first || focusLate(arrival.visit);
    main.classList.remove('arriving');
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let way;

/**
 * The old page stays until the new one's modules are here; when that takes a moment, a bar at the top says so.
 * @param {AbortSignal} signal
 */
function showWay(signal) {
  clearTimeout(way);
  way = setTimeout(() => signal.aborted || document.body.classList.add('on-the-way'), WAIT_SHOWS_AFTER_MS);
}

function endWay() {
  clearTimeout(way);
  document.body.classList.remove('on-the-way');
}

/**
 * The element to show: the route's, or the one shown instead; '' when the reader is sent elsewhere.
 * @param {Route} route @param {URL} url @throws {Refusal} the site cannot be reached
 */
async function opened(route, url) {
  const loading = imported(route.load());
  loading.catch(() => {}); // looked at below
  if (route.who !== 'all') {
    await sessionRefreshed();
    if (!current()) {
      goInstead(loginAddress(url));
      return '';
    }
    if (route.who === 'admin' && !member()?.isAdmin) {
      await imported(import('../admin/admins-only.js'));
      return 'mflix-closed-page';
    }
  }
  await loading;
  return route.tag;
}

/** Shows, instead of the page, why it could not be opened. @param {unknown} cause */
function stop(cause) {
  if (!(cause instanceof Refusal)) {
    throw cause;
  }
  const heading = 'This page could not be opened';
  const place = document.createElement('div');
  render(html`<div class="page-head"><h1 tabindex="-1">${heading}</h1></div>${missing(cause, 'No connection')}`, place);
  main.replaceChildren(place);
  page = undefined;
  main.classList.remove('arriving');
  endWay();
  document.title = `${heading} · MFlix`;
  alarm(`${heading}. ${cause.message}`);
  place.querySelector('h1')?.focus();
  return '';
}

/**
 * @param {{tag: string, visit: Visit, scroll: number, first: boolean}} arrival
 * @returns {Promise<Promise<void>[]>} one promise, kept once the page has all it needs
 */
async function replacePage({ tag, visit, scroll, first }) {
  const stays = page?.localName === tag;
  latestFilm = tag === 'mflix-film-page' ? visit.params.id : latestFilm;
  /** @type {Promise<void>[]} */
  const shown = [];
  const replace = async () => {
    if (visit.signal.aborted) {
      return;
    }
    if (!stays) {
      page = /** @type {Page} */ (document.createElement(tag));
      main.replaceChildren(page);
    }
    const arrived = /** @type {Page} */ (page);
    shown.push(arrived.show(visit));
    await arrived.updateComplete;
    scrollTo(0, scroll);
    first || focus(arrived, visit, stays);
  };
  if (stays || first) {
    await replace();
  } else {
    await replaceInFlight(replace);
  }
  return shown;
}

/** @param {() => Promise<void>} replace */
async function replaceInFlight(replace) {
  const flight = await import('../films/poster-flight.js').catch(() => null); // without it the page is here at once
  await (flight ? flight.fly(replace, () => card()?.querySelector('.poster') ?? null) : replace());
}

/** A visit that was left on the way is not. @param {Promise<void>[]} shown @param {AbortSignal} signal */
async function isComplete(shown, signal) {
  try {
    await Promise.all(shown);
    await page?.updateComplete;
    return !signal.aborted;
  } catch (cause) {
    if (signal.aborted) {
      return false;
    }
    throw cause;
  }
}

/**
 * Where the reader goes on: at the film that was open, or where the new page begins. Who had the focus on a page that stays keeps it.
 * @param {Page} arrived @param {Visit} visit @param {boolean} stays
 */
function focus(arrived, visit, stays) {
  const holder = document.activeElement;
  if (stays && holder !== document.body && holder?.checkVisibility()) {
    return;
  }
  const goal = (visit.back && card()) || arrived.focusGoal(visit) || main;
  goal.focus({ preventScroll: true });
}

/** A heading that came with the page's data gets the focus that waited for it. @param {Visit} visit */
function focusLate(visit) {
  if (page && [main, document.body].includes(/** @type {HTMLElement} */ (document.activeElement))) {
    focus(page, visit, false);
  }
}

/** The latest film's card, when a wall with it is shown. @returns {HTMLElement | null} */
function card() {
  return main.querySelector(`.card[data-film="${CSS.escape(latestFilm)}"]`);
}

/** What came late may have made the page long enough. @param {number} scroll */
function scrollDownTo(scroll) {
  if (scrollY < scroll) {
    scrollTo(0, scroll);
  }
}

/** Each entry of the history keeps its scroll position, also when the page is reloaded. */
function rememberScroll() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(keepScroll, SCROLL_RESTS_AFTER_MS);
  }, { passive: true });
}

function keepScroll() {
  history.replaceState({ ...history.state, scroll: Math.round(scrollY) }, '');
}
