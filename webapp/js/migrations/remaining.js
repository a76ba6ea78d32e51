// @ts-check
import { read } from '../app/api.js';
import { count } from '../lib/format.js';
import { migrationAddress } from './run-addresses.js';

/** @import { LitElement } from 'lit' */
/** @import { Migration } from 'mflix-api' */

/** How many documents wait for each migration: counted by a short plan, once, and again after another run. */
export class Remaining {
  /** @param {LitElement} host drawn again with each count */
  constructor(host) {
    this.host = host;
    /** @type {Map<string, string>} by migration and its last run */
    this.words = new Map();
    /** @type {AbortSignal | undefined} */
    this.signal = undefined;
  }

  /** @param {AbortSignal} signal of the visit */
  begin(signal) {
    this.signal = signal;
    this.words.clear();
  }

  /** @param {Migration} migration @returns {string} '…' before it is known, '' when it will not be */
  of(migration) {
    return this.words.get(key(migration)) ?? '…';
  }

  /** One after the other, and none while a run goes on, which says it itself. @param {Migration[]} migrations */
  async count(migrations) {
    for (const migration of migrations.filter((one) => !one.active && !this.words.has(key(one)))) {
      this.words.set(key(migration), '…');
      // Without an answer the row says nothing of it; the plan on the migration's page says what is wrong.
      const plan = await read(`${migrationAddress(migration.name)}/plan?limitSeconds=1`, { signal: this.signal, as: 'member' }).catch(() => undefined);
      this.words.set(key(migration), plan ? `${plan.complete ? '' : 'at least '}${count(plan.willConvert)} of ${count(plan.documents)}` : '');
      this.host.requestUpdate();
    }
  }
}

/** @param {Migration} migration */
function key({ name, last }) {
  return `${name} ${last?.id ?? ''} ${last?.state ?? ''}`;
}
