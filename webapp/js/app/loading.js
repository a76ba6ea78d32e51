// @ts-check
import { failure, waiting } from '../ui/notice.js';
import { alarm } from './announcer.js';

const WAIT_SHOWS_AFTER_MS = 150;

/** @typedef {{signal?: AbortSignal, waiting: (refusal: import('./api.js').Refusal, again: number, of: number) => void}} Options for `read` */

/**
 * What a page reads from the API: whether it is still waiting (said after a moment only), and what is to be told above it when it
 * waits for long or is refused.
 */
export class Loading {
  /** @param {import('lit').LitElement} host drawn again whenever something of this changes */
  constructor(host) {
    this.host = host;
    this.isWaiting = false;
    /** @type {unknown} a template, or nothing to tell */
    this.notice = undefined;
  }

  /**
   * @param {(options: Options) => Promise<void>} work reads, and shows what it has read
   * @param {{signal?: AbortSignal, heading: string, refused?: (refusal: any) => unknown}} how
   *   `heading`: says what could not be read; `refused`: a notice of the page's own for this refusal, or nothing
   * @returns {Promise<boolean>} false when it was refused, which `notice` then tells
   */
  async run(work, { signal, heading, refused }) {
    const timer = setTimeout(() => this.set({ isWaiting: true }), WAIT_SHOWS_AFTER_MS);
    try {
      await work({ signal, waiting: (...news) => this.set({ notice: waiting(...news) }) });
      this.set({ notice: undefined });
      return true;
    } catch (refusal) {
      signal?.throwIfAborted();
      const own = refused?.(refusal);
      const again = () => this.run(work, { signal, heading, refused });
      this.set({ notice: own ?? failure(/** @type {any} */ (refusal), { heading, again }) });
      alarm(`${heading}. ${refusal instanceof Error ? refusal.message : ''}`);
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
