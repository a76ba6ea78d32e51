// @ts-check
import { readChanged } from '../api.js';

const EVERY_MS = 2000;
const ENDS_THE_WATCH = [401, 403, 404];

/**
 * Asks for one resource every two seconds while the page is seen, and not at all while it is hidden. A reply that says "as before"
 * costs next to nothing.
 */
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
    this.isAsking = false;
    this.asOf = new Date();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    document.addEventListener('visibilitychange', () => this.seen(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.timer), { once: true });
    this.later();
  }

  /** Looks at once, also when there was no more to come. */
  async now() {
    clearTimeout(this.timer);
    if (this.isAsking || this.signal.aborted) {
      return;
    }
    this.isAsking = true;
    try {
      await this.ask();
    } finally {
      this.isAsking = false;
      this.later();
    }
  }

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
        this.goesOn &&= !ENDS_THE_WATCH.includes(/** @type {any} */ (refusal).status);
        this.looked(this.asOf, refusal);
      }
    }
  }

  seen() {
    if (document.hidden) {
      clearTimeout(this.timer);
    } else if (this.goesOn) {
      this.now();
    }
  }

  later() {
    clearTimeout(this.timer);
    if (this.goesOn && !document.hidden && !this.signal.aborted) {
      this.timer = setTimeout(() => this.now(), EVERY_MS);
    }
  }
}
