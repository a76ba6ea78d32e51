// @ts-check
import { say } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { failure } from '../ui/notice.js';
import { Watch, endsTheWatch } from './resource-poll.js';

/** A page of the console: it reads one resource of the API, and follows it while there is more to come. */
export class WatchedPage extends Page {
  static properties = { asOf: { state: true } };

  /** What it shows, as a sentence about it begins. */
  subject = '';

  constructor() {
    super();
    /** The moment of the values shown, when they could not be renewed. @type {Date | undefined} */
    this.asOf = undefined;
    this.loading = new Loading(this);
    this.said = '';
    /** @type {Watch | undefined} */
    this.watch = undefined;
  }

  /** Shows what the API says. @param {any} body @returns {boolean} whether there is more to come */
  arrive(body) {
    return Boolean(body);
  }

  /** @param {string} path below `api/v1/` @param {{signal: AbortSignal, refused?: (refusal: any) => unknown}} how */
  async follow(path, { signal, refused }) {
    await this.loading.run(async (options) => {
      const goesOn = this.arrive(await read(path, { ...options, as: 'member' }));
      this.watch = new Watch(path, {
        signal, goesOn, arrived: (body) => this.arrive(body), looked: (asOf, refusal) => this.looked(asOf, refusal),
      });
    }, { signal, heading: `${this.subject} could not be read`, refused });
  }

  /** @param {Date | undefined} asOf @param {any} [refusal] */
  looked(asOf, refusal) {
    const isOver = endsTheWatch(refusal);
    this.asOf = isOver ? undefined : asOf;
    this.loading.set({ notice: isOver ? failure(refusal, { heading: `${this.subject} can no longer be read` }) : undefined });
  }

  /** Says what is new, once. @param {string} news @param {string} [otherwise] when there is nothing any more */
  tell(news, otherwise = '') {
    if (news !== this.said) {
      this.said = news;
      say(news || otherwise);
    }
  }
}
