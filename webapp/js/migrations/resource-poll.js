// @ts-check
import { readChanged, refusalOf } from '../app/api.js';
import { whileVisible } from '../app/poll-while-visible.js';

/** @import { ReplyTo } from 'mflix-api' */
/** @import { Refusal } from '../app/api.js' */

const EVERY_MS = 2000;
const ENDS_THE_POLL = [401, 403, 404];

/** There is nothing more to be seen here, for this reader or for anybody. @param {Refusal} refusal */
export function endsThePoll(refusal) {
  return ENDS_THE_POLL.includes(refusal.status);
}

/** Asks for one resource every two seconds while the page is seen. A 304 costs next to nothing. @template {string} Address */
export class ResourcePoll {
  /**
   * @param {Address} path below `api/v1/`
   * @param {{signal: AbortSignal, goesOn: boolean, arrived: (body: ReplyTo<Address>) => boolean, looked: (asOf: Date | undefined, refusal?: Refusal) => void}} how
   *   `goesOn`: there is more to come; `arrived`: shows what has changed, and says the same anew; `looked`: called after each look,
   *   with the moment of the values shown when they could not be renewed
   */
  constructor(path, { signal, goesOn, arrived, looked }) {
    this.path = path;
    this.signal = signal;
    this.arrived = arrived;
    this.looked = looked;
    this.tag = '';
    this.goesOn = goesOn;
    this.asOf = new Date();
    /** Looks at once, also when there was no more to come. */
    this.now = whileVisible(() => this.ask(), EVERY_MS, signal, { goesOn });
  }

  /** @returns {Promise<boolean>} whether there is more to come */
  async ask() {
    try {
      const reply = await readChanged(this.path, this.tag, this.signal);
      this.asOf = new Date();
      if (reply) {
        this.tag = reply.tag;
        this.goesOn = this.arrived(reply.body);
      }
      this.looked(undefined);
    } catch (cause) {
      if (!this.signal.aborted) {
        const refusal = refusalOf(cause);
        this.goesOn &&= !endsThePoll(refusal);
        this.looked(this.asOf, refusal);
      }
    }
    return this.goesOn;
  }
}
