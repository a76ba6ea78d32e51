// @ts-check
// Addresses of pages, and how to go there. Imports no page, so that every page may import it.

/** Where the site lives, whatever its context root. */
export const base = new URL('./', document.baseURI);

/** Dispatches `go` and `instead`; `detail` is the address. */
export const travel = new EventTarget();

/** @param {string} address */
export function go(address) {
  travel.dispatchEvent(new CustomEvent('go', { detail: address }));
}

/** Goes on to another address; Back leads to where the reader came from. @param {string} address */
export function goInstead(address) {
  travel.dispatchEvent(new CustomEvent('instead', { detail: address }));
}

/** Goes back to this page with the place one had on it, when it is the one before; else to its beginning. @param {string} address */
export function goBackTo(address) {
  if (history.state?.from === new URL(address, base).href) {
    history.back();
  } else {
    go(address);
  }
}

/** @param {string} id */
export function filmAddress(id) {
  return `movies/id/${encodeURIComponent(id)}`;
}

/** Below the root of the site? @param {URL} url */
export function isBelowBase(url) {
  return url.origin === base.origin && url.pathname.startsWith(base.pathname);
}

/** The page with the log-in form that leads back here. @param {URL} url */
export function loginAddress(url) {
  return `login?${new URLSearchParams({ next: url.href.slice(base.href.length) })}`;
}

/** The page with the form to log in or to sign up? @param {URL} url */
export function isAuthForm(url) {
  return /^(login|signup)\/?$/.test(url.pathname.slice(base.pathname.length));
}

/** Where to go after logging in: always on this site, whatever the address bar holds. @param {URL} url the log-in page's @returns {string} */
export function nextAddress(url) {
  const next = url.searchParams.get('next') ?? '';
  if (!next || !URL.canParse(next, base)) {
    return './';
  }
  const target = new URL(next, base);
  return isBelowBase(target) ? target.href : './';
}
