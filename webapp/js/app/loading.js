// @ts-check
import { failure, waiting } from '../ui/notice.js';
import { alarm } from './announcer.js';
import { refusalOf } from './api.js';

/** @import { LitElement } from 'lit' */
/** @import { Refusal } from './api.js' */

const WAIT_SHOWS_AFTER_MS = 150;

/** @typedef {{signal?: AbortSignal, waiting: (refusal: Refusal, again: number, of: number) => void}} Options for `read` */

/**
 * What a page reads from the API: whether it is still waiting (shown after a moment only), and the notice above it when it waits
 * for long or is refused.
 */
export class Loading {
  /** @param {LitElement} host drawn again whenever something of this changes */
  constructor(host) {
    this.host = host;
    this.isWaiting = false;
    /** @type {unknown} a template, or undefined */
    this.notice = undefined;
  }

  /**
   * @param {(options: Options) => Promise<void>} work reads, and shows what it has read
   * @param {{signal?: AbortSignal, heading: string, refused?: (refusal: Refusal) => unknown}} how
   *   `heading`: says what could not be read; `refused`: a notice of the page's own for this refusal, or nothing
   * @returns {Promise<boolean>} false when it was refused, which `notice` then shows
   */
  async run(work, { signal, heading, refused }) {
    const timer = setTimeout(() => this.set({ isWaiting: true }), WAIT_SHOWS_AFTER_MS);
    try {
      await work({ signal, waiting: (...news) => this.set({ notice: waiting(...news) }) });
      this.set({ notice: undefined });
      return true;
    } catch (cause) {
      signal?.throwIfAborted();
      const refusal = refusalOf(cause);
      const own = refused?.(refusal);
      const again = () => this.run(work, { signal, heading, refused });
      this.set({ notice: own ?? failure(refusal, { heading, again }) });
      alarm(`${heading}. ${refusal.message}`);
      return false;
    } finally {
      clearTimeout(timer);
      if (!signal?.aborted) {
        this.set({ isWaiting: false });
      }
    }
  }

  /** @param {Partial<{isWaiting: boolean, notice: unknown}>} news */
  set(news) {
    Object.assign(this, news);
    this.host.requestUpdate();
  }
}
