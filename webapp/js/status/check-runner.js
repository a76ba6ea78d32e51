// @ts-check
import { announce, say } from '../app/announcer.js';
import { Refusal, send } from '../app/api.js';
import { shownResult } from './stories.js';

/** @import { StatusTicket as Ticket } from 'mflix-api' */

/** The server ends a check after 20 s. */
const PATIENCE_MS = 30_000;

/** Signs and words of the results; another one is shown as it is. @type {Record<string, {sign: string, word: string}>} */
export const RESULTS = {
  pass: { sign: '✓', word: 'Passed' },
  todo: { sign: '→', word: 'To do' },
  fail: { sign: '✕', word: 'Failed' },
  not_applicable: { sign: '–', word: 'Not applicable' },
  unknown: { sign: '○', word: 'Not run' },
};

/** The checks that were asked for here: which ones run, which could not be run, and how far "Run all" has come. */
export class Checks {
  /** @param {(ticket?: Ticket) => void} changed called whenever something of this changes, with the ticket when a check has ended */
  constructor(changed) {
    this.changed = changed;
    /** @type {Set<string>} */
    this.underWay = new Set();
    /** Sentences by ticket. @type {Map<string, string>} */
    this.refusals = new Map();
    /** @type {{now: number, of: number, isStopping: boolean} | undefined} */
    this.round = undefined;
    /** How the last round has ended. */
    this.outcome = '';
  }

  /** @param {Ticket} ticket */
  async run({ ticket: name, title }) {
    if (this.underWay.has(name)) {
      return;
    }
    this.underWay.add(name);
    this.refusals.delete(name);
    this.changed();
    try {
      const ticket = await send('POST', `status/${encodeURIComponent(name)}`, undefined, { patienceMs: PATIENCE_MS });
      this.changed(ticket);
      const result = shownResult(ticket);
      announce(`${title}: ${RESULTS[result]?.word ?? result}`);
    } catch (refusal) {
      this.refuse(name, title, refusal);
    }
    this.underWay.delete(name);
    this.changed();
  }

  /**
   * One after another: together they would only wait for each other. What fails stops nothing.
   * @param {Ticket[]} tickets @param {() => Ticket[]} now the same with their newest results
   */
  async runAll(tickets, now) {
    const round = { now: 0, of: tickets.length, isStopping: false };
    this.round = round;
    this.outcome = '';
    for (const ticket of tickets) {
      if (!round.isStopping) {
        round.now += 1;
        await this.run(ticket);
      }
    }
    this.round = undefined;
    this.outcome = this.sum(now(), round);
    say(this.outcome);
    this.changed();
  }

  /** @param {Ticket[]} tickets @param {{now: number, of: number}} round */
  sum(tickets, { now, of }) {
    const parts = Object.entries(RESULTS)
      .map(([result, { word }]) => ({ word, tickets: tickets.filter((ticket) => shownResult(ticket) === result).length }))
      .filter((part) => part.tickets > 0)
      .map((part) => `${part.tickets} ${part.word.toLowerCase()}`);
    const refused = this.refusals.size ? ` ${this.refusals.size} could not be run.` : '';
    return `${now < of ? `Stopped after ${now} of ${of} checks` : `All ${of} checks have ended`}: ${parts.join(', ')}.${refused}`;
  }

  /** The check that runs is left to end; no other is begun. */
  stop() {
    if (this.round) {
      this.round.isStopping = true;
    }
    this.changed();
  }

  /** @param {string} name @param {string} title @param {unknown} refusal */
  refuse(name, title, refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    this.refusals.set(name, refusal.message);
    announce(`${title} could not be run. ${refusal.message}`);
  }
}
