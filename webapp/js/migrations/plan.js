// @ts-check
import { html, nothing } from 'lit';
import { say } from '../app/announcer.js';
import { read } from '../app/api.js';
import { Loading } from '../app/loading.js';
import { Part } from '../app/page.js';
import { count, counted } from '../lib/format.js';
import { documentLink } from './document-link.js';
import { figure } from './progress.js';
import { migrationAddress } from './run-addresses.js';
import { split, typeShares } from './split-bar.js';
import { between, visible, word } from './words.js';

/** @import { MigrationPlan } from 'mflix-api' */

/** Every number before a start. Asked for by a button, since it reads the whole collection. */
class Plan extends Part {
  static properties = { migration: { attribute: false }, plan: { state: true } };

  constructor() {
    super();
    /** @type {string} */
    this.migration = '';
    /** @type {MigrationPlan | undefined} */
    this.plan = undefined;
    this.loading = new Loading(this);
  }

  render() {
    const { plan } = this;
    const { isWaiting, notice } = this.loading;
    return html`
      <section class="board" aria-labelledby="plan">
        <h2 id="plan">Plan</h2>
        <p>A plan reads the documents and shows what a run would do. It writes nothing.</p>
        <div><button class="button" type="button" aria-disabled=${isWaiting} @click=${() => this.ask()}>${plan ? 'Plan again' : 'Show the plan'}</button></div>
        ${notice}
        ${isWaiting ? html`<p class="quiet">Reading the documents …</p>` : nothing}
        ${plan ? shown(plan) : nothing}
      </section>`;
  }

  async ask() {
    if (this.loading.isWaiting) {
      return;
    }
    await this.loading.run(async (options) => {
      this.plan = await read(`${migrationAddress(this.migration)}/plan`, { ...options, as: 'member' });
      say(`${outlook(this.plan)} Nothing has been written.`);
    }, { heading: 'The plan could not be made' });
  }
}

customElements.define('mflix-plan', Plan);

/** @param {MigrationPlan} plan */
function outlook({ willConvert, willNotConvert }) {
  return `${counted(willConvert, 'value', 'values')} would be converted, ${count(willNotConvert)} would not.`;
}

/** @param {MigrationPlan} plan */
function shown(plan) {
  const { complete, types, documents, documentsExpected, alreadyDone, estimate, assumption, wrote } = plan;
  return html`
    ${complete ? nothing : html`
      <p class="notice"><b>This plan is incomplete.</b> The time was up after ${count(documents)} of about ${count(documentsExpected)} documents; what follows is about those.</p>`}
    <p class="outlook">${outlook(plan)} ${wrote === 0 ? 'Nothing has been written.' : nothing}</p>
    ${types ? split(typeShares(types, count), 'Documents by the type of their value') : nothing}
    <dl class="figures numbers">
      ${figure('Documents read', count(documents))}
      ${figure('Would be converted', count(plan.willConvert))}
      ${figure('Would not', count(plan.willNotConvert))}
      ${figure('Done already', count(alreadyDone))}
      ${figure('Ranges', count(plan.ranges))}
      ${figure('Expected time', between(estimate.seconds))}
    </dl>
    <p class="quiet">The time is reckoned like this: ${estimate.basis}. ${assumption}</p>
    ${reasons(plan.reasons)}
    ${plan.strategies.filter(({ caveats }) => caveats.length).map(offered)}
    ${formats(plan.formats)}
    ${samples(plan.samples, plan.collection)}`;
}

/** @param {MigrationPlan['strategies'][number]} offer */
function offered({ strategy, possible, whyNot, caveats }) {
  return html`
    <h3>${strategy}</h3>
    ${possible ? html`
      <p>The database can convert whole ranges by itself. Such a run is asked for by name and promises less:</p>
      <ul>${caveats.map((caveat) => html`<li>${caveat}</li>`)}</ul>` : html`<p class="quiet">Not possible here. ${whyNot}</p>`}`;
}

/** @param {Record<string, number>} byReason */
function reasons(byReason) {
  const all = Object.entries(byReason);
  return all.length ? html`
    <h3>What will not be converted</h3>
    <ul class="legend numbers">${all.map(([reason, amount]) => html`<li>${word(reason)} <b>${count(amount)}</b></li>`)}</ul>` : nothing;
}

/** @param {MigrationPlan['formats']} all */
function formats(all) {
  return all.length ? html`
    <h3 id="formats">Formats</h3>
    <p class="quiet"><code>9</code> stands for a digit, <code>a</code> for a letter, <code>␣</code> for a blank; all else stands for itself.</p>
    <div class="scroll" role="region" aria-labelledby="formats" tabindex="0">
      <table class="table">
        <thead><tr><th scope="col">Format</th><th scope="col" class="number">Documents</th><th scope="col">Converts</th></tr></thead>
        <tbody>${all.map(({ mask, count: amount, converts }) => html`
          <tr><td><code>${mask === '' ? 'empty' : visible(mask)}</code></td><td class="number">${count(amount)}</td><td>${converts ? '✔ yes' : '✘ no'}</td></tr>`)}
        </tbody>
      </table>
    </div>` : nothing;
}

/** @param {MigrationPlan['samples']} all @param {string} collection */
function samples(all, collection) {
  return all.length ? html`
    <h3 id="samples">Before and after</h3>
    <div class="scroll" role="region" aria-labelledby="samples" tabindex="0">
      <table class="table numbers">
        <thead><tr><th scope="col">Document</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
        <tbody>${all.map(({ id, before, after, reason }) => html`
          <tr>
            <td>${documentLink(id, collection)}</td>
            <td><code class="raw">${visible(before)}</code></td>
            <td>${reason ? html`stays: ${word(reason)}` : html`<code>${typeof after === 'string' ? after : visible(after)}</code>`}</td>
          </tr>`)}
        </tbody>
      </table>
    </div>` : nothing;
}
