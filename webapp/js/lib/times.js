// @ts-check
// How long ago and how long, in words. Everything here is pure.

const AGO = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [['day', 86_400], ['hour', 3600], ['minute', 60]];

/** @param {string} moment as the API writes it @param {Date} now @returns {string} "3 minutes ago" */
export function ago(moment, now) {
  const seconds = (now.getTime() - new Date(moment).getTime()) / 1000;
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ['second', 1];
  return seconds < 10 ? 'just now' : AGO.format(-Math.floor(seconds / length), unit);
}

/** @param {number} ms @returns {string} "14 ms", "1.2 s" */
export function took(ms) {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** @param {number} seconds @returns {string} its two largest units: "3 days 2 h" */
export function lasting(seconds) {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const all = [days && `${days} ${days === 1 ? 'day' : 'days'}`, hours && `${hours} h`, minutes && `${minutes} min`];
  return all.filter(Boolean).slice(0, 2).join(' ') || `${Math.floor(seconds)} s`;
}
