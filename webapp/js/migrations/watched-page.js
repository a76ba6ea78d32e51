// @ts-check
import { announce } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { failure } from '../ui/notice.js';
import { ResourcePoll, endsThePoll } from './resource-poll.js';

/** @import { PropertyDeclarations } from 'lit' */
/** @import { Refusal } from '../app/api.js' */

/**
 * A page of the console: it reads one resource of the API, and follows it while there is more to come.
 * @template Body what the resource is
 */
export class WatchedPage extends Page {
  /** @type {PropertyDeclarations} */
  static properties = { asOf: { state: true } };

  /** What it shows, as a sentence about it begins. */
  subject = '';

  constructor() {
    super();
    /** The moment of the values shown, when they could not be renewed. @type {Date | undefined} */
    this.asOf = undefined;
    this.loading = new Loading(this);
    this.said = '';
    /** @type {ResourcePoll<string> | undefined} */
    this.poll = undefined;
  }

  /** Shows a reply of the API. @param {Body} body @returns {boolean} whether there is more to come */
  arrive(body) {
    return Boolean(body);
  }

  /** @param {string} path below `api/v1/` @param {{signal: AbortSignal, refused?: (refusal: Refusal) => unknown}} how */
  async follow(path, { signal, refused }) {
    await this.loading.run(async (options) => {
      const goesOn = this.arrive(/** @type {Body} */ (await read(path, { ...options, as: 'member' })));
      this.poll = new ResourcePoll(path, {
        signal, goesOn, arrived: (body) => this.arrive(/** @type {Body} */ (body)), looked: (asOf, refusal) => this.looked(asOf, refusal),
      });
    }, { signal, heading: `${this.subject} could not be read`, refused });
  }

  /** @param {Date | undefined} asOf @param {Refusal} [refusal] */
  looked(asOf, refusal) {
    const end = refusal && endsThePoll(refusal) ? refusal : undefined;
    this.asOf = end ? undefined : asOf;
    this.loading.set({ notice: end && failure(end, { heading: `${this.subject} can no longer be read` }) });
  }

  /** Announces what is new, once. @param {string} news @param {string} [otherwise] when there is nothing any more */
  announce(news, otherwise = '') {
    if (news !== this.said) {
      this.said = news;
      announce(news || otherwise);
    }
  }
}
