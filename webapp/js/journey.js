// @ts-check
// From page to page: history, title, focus and scroll position.
import { BrowsePage } from './pages/browse.js';
import { FilmPage } from './pages/film.js';
import { NowherePage } from './pages/nowhere.js';
import { fly } from './poster-flight.js';
import { placeOf } from './router.js';

const PAGES = { browse: BrowsePage, film: FilmPage, nowhere: NowherePage };
const SCROLL_RESTS_AFTER_MS = 100;
const main = /** @type {HTMLElement} */ (document.getElementById('main'));

/** @type {any} */
let page;
let latestFilm = '';
let onArrival = () => {};
let visit = new AbortController();

/** The page that is shown. */
export function currentPage() {
  return page;
}

/** Shows the page of the address bar, now and whenever it changes. @param {() => void} arriving called each time */
export function start(arriving) {
  onArrival = arriving;
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => arrive({ back: true }));
  rememberScroll();
  arrive({ back: false, first: true });
}

/** @param {string} address */
export function go(address) {
  history.pushState({}, '', address);
  arrive({ back: false });
}

/** @param {{back: boolean, first?: boolean}} how */
async function arrive({ back, first = false }) {
  onArrival();
  visit.abort();
  visit = new AbortController();
  const { signal } = visit;
  const scroll = history.state?.scroll ?? 0;
  const shown = await replacePage({ back, first, signal, scroll });
  document.title = page.title;
  if (await isComplete(shown, signal)) {
    document.title = page.title;
    scrollDownTo(scroll);
  }
}

/**
 * @param {{back: boolean, first: boolean, signal: AbortSignal, scroll: number}} how
 * @returns {Promise<Promise<void>[]>} one promise, kept once the page has all it needs
 */
async function replacePage({ back, first, signal, scroll }) {
  const url = new URL(location.href);
  const place = placeOf(url);
  const stays = place.page === 'browse' && page instanceof BrowsePage;
  latestFilm = place.page === 'film' ? place.id : latestFilm;
  /** @type {Promise<void>[]} */
  const shown = [];
  const replace = () => {
    if (!stays) {
      page = new PAGES[place.page]();
      main.replaceChildren(page.element);
    }
    shown.push(page.show(url, { signal, back }));
    scrollTo(0, scroll);
    first || focus({ back, stays });
  };
  await (stays || first ? replace() : fly(replace, () => card()?.querySelector('.poster') ?? null));
  return shown;
}

/** A visit that was left on the way is not. @param {Promise<void>[]} shown @param {AbortSignal} signal */
async function isComplete(shown, signal) {
  try {
    await Promise.all(shown);
    return !signal.aborted;
  } catch (cause) {
    if (signal.aborted) {
      return false;
    }
    throw cause;
  }
}

/**
 * Where the reader goes on: at the film that was open, at the new page's heading, or, when the focus went with what had it,
 * at the line that counts the films.
 * @param {{back: boolean, stays: boolean}} how
 */
function focus({ back, stays }) {
  const holder = document.activeElement;
  if (stays && holder !== document.body && holder?.checkVisibility()) {
    return;
  }
  const goal = (back && card()) || main.querySelector(stays ? '.status-line' : 'h1') || main;
  /** @type {HTMLElement} */ (goal).focus({ preventScroll: true });
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
    timer = setTimeout(() => history.replaceState({ ...history.state, scroll: Math.round(scrollY) }, ''), SCROLL_RESTS_AFTER_MS);
  }, { passive: true });
}
