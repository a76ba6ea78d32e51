// @ts-check
import { field } from '../ui/field.js';

/** @type {[name: string, label: string, hint: string, isNumber: boolean][]} */
const FIELDS = [
  ['niceRatio', 'Rest after a batch', 'Times as long as the batch worked, 0 to 10', true],
  ['minPauseMillis', 'Pause between batches', 'Milliseconds at least, 0 to 60,000', true],
  ['maxAckMillis', 'Longest acknowledgement', 'Milliseconds, 50 to 60,000; when the majority takes longer, it waits', true],
  ['window', 'Time of the day', 'HH:mm-HH:mm in UTC, or empty for any time', false],
];

/** The members of a pace. */
export const PACE_FIELDS = FIELDS.map(([name]) => name);

/** The four members of a pace as fields. @param {Record<string, unknown>} pace @param {Record<string, string>} refused sentences by member */
export function paceFields(pace, refused) {
  return FIELDS.map(([name, label, hint, isNumber]) => {
    const sentence = refused[name] ?? refused[`pace.${name}`];
    return field({
      name, label, hint, id: `pace-${name}`, inputmode: isNumber ? 'decimal' : 'text', value: String(pace[name] ?? ''),
      error: sentence && (name === 'window' ? 'Write it like 01:00-05:00, in UTC, or leave it empty.' : `This ${sentence}.`),
    });
  });
}

/** What was typed, as the API takes it: what is no number is sent as it is, and the API's answer names the error. @param {FormData} form */
export function paceOf(form) {
  return Object.fromEntries(FIELDS.map(([name, , , isNumber]) => {
    const typed = String(form.get(name) ?? '').trim();
    return [name, isNumber ? numberOf(typed) : typed || null];
  }));
}

/** @param {string} typed @returns {number | string} */
export function numberOf(typed) {
  return typed !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}
