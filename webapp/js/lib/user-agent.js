// @ts-check
// The first that fits wins: browsers also name those they descend from.
/** @type {[string, RegExp][]} */
const BROWSERS = [
  ['Edge', /Edg/], ['Opera', /OPR\/|Opera/], ['Samsung Internet', /SamsungBrowser/], ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/], ['Safari', /Safari/], ['curl', /^curl/], ['Java', /^Java/],
];
/** @type {[string, RegExp][]} */
const SYSTEMS = [
  ['iPhone', /iPhone/], ['iPad', /iPad/], ['Android', /Android/], ['Windows', /Windows/], ['macOS', /Mac OS|Macintosh/],
  ['ChromeOS', /CrOS/], ['Linux', /Linux|X11/],
];

/** @param {unknown} userAgent as a browser sends it @returns {string} "Firefox on Linux" */
export function device(userAgent) {
  const sent = typeof userAgent === 'string' ? userAgent.trim() : '';
  const known = [BROWSERS, SYSTEMS].map((names) => names.find(([, pattern]) => pattern.test(sent))?.[0]).filter(Boolean);
  return known.join(' on ') || sent.slice(0, 60) || 'Unknown device';
}
