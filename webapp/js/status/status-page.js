// @ts-check
import { html, nothing } from 'lit';
import { loginAddress } from '../app/addresses.js';
import { read } from '../app/api.js';
import { member, sessions } from '../app/auth.js';
import { siteFacts } from '../app/lines.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { whileVisible } from '../app/poll-while-visible.js';
import { styles } from '../app/styles.js';
import { Checks, RESULTS } from './check-runner.js';
import { shownResult } from './stories.js';
import { ticketCard } from './ticket-card.js';

/** @import { StatusReport, StatusTicket as Ticket } from 'mflix-api' */
/** @import { Visit } from '../app/page.js' */

await styles('status/status');

const LOOK_AGAIN_MS = 30_000;
const GHOSTS = Array.from({ length: 6 });

/** The results of the checks on this system, and the buttons that run them again. The tickets come from the API alone. */
class StatusPage extends Page {
  static properties = { status: { state: true }, isDemo: { state: true } };
  name = 'Status';

  constructor() {
    super();
    /** @type {StatusReport | undefined} */
    this.status = undefined;
    this.isDemo = false;
    this.loading = new Loading(this);
    this.checks = new Checks((ticket) => this.take(ticket));
  }

  render() {
    return html`
      <div class="page-head">
        <h1 tabindex="-1">Is it true?</h1>
        <p class="lead">MongoDB’s course M220 has students build a film site in sixteen tickets. This site has all sixteen, on Jakarta EE, and proves
          each one on this very server: not in a report from elsewhere. <a href="guides">The guides</a> show how each is done.</p>
      </div>
      ${this.loading.notice}
      ${this.status ? this.sheet(this.status) : this.loading.isWaiting ? ghosts() : nothing}`;
  }

  /** @param {StatusReport} status */
  sheet({ embedded, warnings, tickets }) {
    const ofMission = tickets.filter((ticket) => ticket.mission);
    const others = tickets.filter((ticket) => !ticket.mission);
    return html`
      ${embedded ? html`
        <div class="notice">
          <p>This site runs on its embedded database ${this.isDemo ? 'with the demo catalogue' : 'with films that were loaded into it'}.
            Set <code>MFLIX_DB_URI</code> to use your MongoDB.</p>
        </div>` : nothing}
      ${warnings.map((warning) => html`<div class="notice bad"><p dir="auto">${warning}</p></div>`)}
      ${tally(tickets)}
      ${this.mayRun() ? this.roundPanel(tickets) : this.closed()}
      <section><h2>The six that carry a site</h2>
        <p class="quiet">What keeps it up, safe and honest when it is busy, when the database is away, when somebody asks for what is not theirs.</p>
        <div class="tickets mission">${ofMission.map((ticket) => this.card(ticket))}</div></section>
      <section><h2>The ten that visitors see</h2>
        <p class="quiet">Films, people and what they say.</p>
        <div class="tickets">${others.map((ticket) => this.card(ticket))}</div></section>`;
  }

  /** @param {Ticket[]} tickets */
  roundPanel(tickets) {
    const { round } = this.checks;
    const act = () => (round ? this.checks.stop() : this.checks.runAll(tickets, () => this.status?.tickets ?? []));
    return html`
      <div class="actions round">
        <button class="button main" type="button" aria-disabled=${Boolean(round?.isStopping)} @click=${act}>
          ${round?.isStopping ? 'Stopping after this one' : round ? 'Stop' : 'Run all'}</button>
        ${round ? html`
          <progress max=${round.of} .value=${round.now - 1} aria-label="Checks that have ended"></progress>
          <span class="numbers">${round.now} of ${round.of}</span>` : html`<span class="numbers">${this.checks.outcome}</span>`}
      </div>`;
  }

  closed() {
    return member()
      ? html`<p class="round">Only administrators run the checks.</p>`
      : html`<p class="round"><a href=${loginAddress(new URL(location.href))}>Log in as an administrator</a> to run the checks.</p>`;
  }

  /** @param {Ticket} ticket */
  card(ticket) {
    return ticketCard(ticket, {
      mayRun: this.mayRun(),
      isDemo: Boolean(this.status?.demo_mode),
      isUnderWay: this.checks.underWay.has(ticket.ticket),
      refusal: this.checks.refusals.get(ticket.ticket),
      run: () => this.checks.run(ticket),
    });
  }

  mayRun() {
    return Boolean(this.status?.demo_mode || member()?.isAdmin);
  }

  /** @param {Visit} visit */
  async show({ signal }) {
    sessions.addEventListener('change', () => this.mayRun() ? this.requestUpdate() : this.checks.stop(), { signal });
    signal.addEventListener('abort', () => this.checks.stop(), { once: true });
    await this.load(signal);
    whileVisible(() => this.load(signal), LOOK_AGAIN_MS, signal);
  }

  /** @param {AbortSignal} signal */
  async load(signal) {
    await this.loading.run(async (options) => {
      const before = this.status;
      const [status, facts] = await Promise.all([read('status', options), siteFacts()]);
      this.isDemo = Boolean(facts?.demo_data);
      this.status = { ...status, tickets: status.tickets.map((ticket) => newest(ticket, before, status)) };
    }, { signal, heading: 'The results could not be read' });
  }

  /** @param {Ticket} [news] */
  take(news) {
    if (news && this.status) {
      this.status = { ...this.status, tickets: this.status.tickets.map((ticket) => (ticket.ticket === news.ticket ? news : ticket)) };
    }
    this.requestUpdate();
  }
}

customElements.define('mflix-status-page', StatusPage);

/** How many tickets have each result. @param {Ticket[]} tickets */
function tally(tickets) {
  return html`
    <dl class="tally">${Object.entries(RESULTS).map(([result, { sign, word }]) => {
      const number = tickets.filter((ticket) => shownResult(ticket) === result).length;
      return html`
      <div data-result=${result} class=${number ? 'some' : 'none'}>
        <dt><span class="sign" aria-hidden="true">${sign}</span> ${word}</dt>
        <dd class="numbers">${number}</dd>
      </div>`;
    })}
    </dl>`;
}

/**
 * A result that came while the list was on its way is newer than the list.
 * @param {Ticket} ticket @param {StatusReport | undefined} before @param {StatusReport} status
 */
function newest(ticket, before, { generated }) {
  const ours = before?.tickets.find((one) => one.ticket === ticket.ticket);
  return ours?.checked_at && ours.checked_at > generated ? ours : ticket;
}

function ghosts() {
  return html`<div class="tickets mission" aria-hidden="true">${GHOSTS.map(() => html`<div class="ticket large ghost"></div>`)}</div>`;
}
