// @ts-check
// Stored values are dirty: a title may be a number, a year a text, a rating "". What cannot be shown becomes ''.

// Words are English; dates and numbers are written as the reader's browser asks for.
const LOCALE = navigator.language || 'en';
const WHOLE = new Intl.NumberFormat(LOCALE);
const DAY = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long' });
const INSTANT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
const STAMP = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
const CLOCK = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium', hourCycle: 'h23' });

/** @param {unknown} value @returns {string} */
export function text(value) {
  if (typeof value === 'number' && Number.isFinite(value)) {
    return String(value);
  }
  return typeof value === 'string' ? value.trim() : '';
}

/** Texts of an array; a single text counts as an array of one. @param {unknown} value @returns {string[]} */
export function texts(value) {
  return (Array.isArray(value) ? value : [value]).map(text).filter(Boolean);
}

/** @param {{title?: unknown}} film */
export function title(film) {
  return text(film.title) || 'Untitled';
}

/** "1994è1998" is 1994–1998, "1981è" is 1981–. @param {unknown} value */
export function year(value) {
  return text(value).replace(/^(\d{4})\D{1,3}(\d{4})?$/, (_, from, to) => `${from}–${to ?? ''}`);
}

/** @param {unknown} minutes @returns {string} "1 h 42 min" */
export function runtime(minutes) {
  const all = Math.round(Number(text(minutes)));
  if (!(all > 0)) {
    return '';
  }
  const hours = Math.floor(all / 60);
  const rest = all % 60;
  return [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ');
}

/** @param {unknown} value @returns {string} one decimal */
export function rating(value) {
  return isNumber(value) ? value.toFixed(1) : '';
}

/** @param {unknown} value @returns {string} "23,539" */
export function count(value) {
  return isNumber(value) ? WHOLE.format(value) : '';
}

/** @param {unknown} amount @param {string} one @param {string} many @returns {string} "1 film", "2 films" */
export function counted(amount, one, many) {
  return isNumber(amount) ? `${count(amount)} ${amount === 1 ? one : many}` : '';
}

/** A day without a time, such as a release. @param {unknown} value */
export function day(value) {
  return formatted(DAY, value);
}

/** A moment, in the reader's time zone. @param {unknown} value */
export function moment(value) {
  return formatted(MOMENT, value);
}

/** A moment with its time, in the reader's time zone. @param {unknown} value */
export function instant(value) {
  return formatted(INSTANT, value);
}

/** A moment with its seconds, in the reader's zone. @param {unknown} value */
export function stamp(value) {
  return formatted(STAMP, value);
}

/** The time of day in the reader's zone, "12:03:11". @param {Date} date */
export function clock(date) {
  return CLOCK.format(date);
}

/** The day in the reader's zone as file names have it, "2026-05-04". */
export function today(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {Intl.DateTimeFormat} format @param {unknown} value */
function formatted(format, value) {
  const date = new Date(typeof value === 'string' ? value : NaN);
  return Number.isNaN(date.getTime()) ? '' : format.format(date);
}

/** @param {unknown} value @returns {value is number} */
function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value);
}
