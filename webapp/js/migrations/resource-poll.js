// @ts-check
import { readChanged } from '../app/api.js';
import { whileVisible } from '../app/poll-while-visible.js';

const EVERY_MS = 2000;
const ENDS_THE_WATCH = [401, 403, 404];

/** There is nothing more to be seen here, for this reader or for anybody. @param {any} refusal */
export function endsTheWatch(refusal) {
  return ENDS_THE_WATCH.includes(refusal?.status);
}

/** Asks for one resource every two seconds while the page is seen. A reply that says "as before" costs next to nothing. */
export class Watch {
  /**
   * @param {string} path below `api/v1/`
   * @param {{signal: AbortSignal, goesOn: boolean, arrived: (body: any) => boolean, looked: (asOf: Date | undefined, refusal?: any) => void}} how
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
    } catch (refusal) {
      if (!this.signal.aborted) {
        this.goesOn &&= !endsTheWatch(refusal);
        this.looked(this.asOf, refusal);
      }
    }
    return this.goesOn;
  }
}
