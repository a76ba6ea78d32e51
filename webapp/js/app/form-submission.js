// @ts-check
import { clock } from '../lib/format.js';
import { alarm } from './announcer.js';
import { Refusal } from './api.js';

/** @import { LitElement } from 'lit' */

/** A form on its way: whether it is, what was refused, and at which fields. Sent once at a time, never again by itself. */
export class FormSubmission {
  /** @param {LitElement} host drawn again whenever something of this changes */
  constructor(host) {
    this.host = host;
    this.isBusy = false;
    /** One sentence about the whole form. */
    this.refusal = '';
    /** Sentences by field. @type {Record<string, string>} */
    this.errors = {};
  }

  /** @param {() => Promise<void>} work @returns {Promise<boolean>} false when it was refused, which is then shown */
  async run(work) {
    if (this.isBusy) {
      return false;
    }
    this.set({ isBusy: true, refusal: '', errors: {} });
    try {
      await work();
      this.set({ isBusy: false });
      return true;
    } catch (cause) {
      this.set({ isBusy: false });
      if (!(cause instanceof Refusal)) {
        throw cause;
      }
      await this.refuse(sentence(cause), cause.fields);
      return false;
    }
  }

  /** Shows what is wrong, and leads to the first field of it. @param {string} refusal @param {Record<string, string>} errors */
  async refuse(refusal, errors) {
    this.set({ errors });
    await this.host.updateComplete;
    await Promise.all([...this.host.querySelectorAll('mflix-password')].map((part) => /** @type {LitElement} */ (part).updateComplete));
    const first = /** @type {HTMLElement | null} */ (this.host.querySelector('[aria-invalid="true"]'));
    if (first) {
      first.focus();
    } else {
      this.set({ refusal });
      alarm(refusal);
    }
  }

  /** @param {Partial<{isBusy: boolean, refusal: string, errors: Record<string, string>}>} news */
  set(news) {
    Object.assign(this, news);
    this.host.requestUpdate();
  }
}

/** @param {Refusal} refusal @returns {string} also when to try again, where that is known */
function sentence({ code, message, retryAfter }) {
  return code === 'TOO_MANY_REQUESTS' ? `${message} That is at ${clock(new Date(Date.now() + retryAfter * 1000))}.` : message;
}
