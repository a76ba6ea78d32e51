// @ts-check
import { html, nothing } from 'lit';
import { filmAddress } from '../app/addresses.js';
import { alarm, say } from '../app/announcer.js';
import { send } from '../app/api.js';
import { FormSubmission } from '../app/form-submission.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { count, counted, text, title } from '../lib/format.js';
import { refusal } from '../ui/field.js';
import { filmsIn } from './film-texts.js';

/** @import { BatchOutcome } from 'mflix-api' */

await Promise.all([styles('account/forms'), styles('films/film-edit')]);

const MOST = 1000;
const SHOWN = 20;
const EXAMPLE = '{"title": "Metropolis", "year": 1927, "genres": ["Drama", "Sci-Fi"], "directors": ["Fritz Lang"]}';

/** Several films at once, from a file or typed. Each is checked by itself: what is refused is listed, the others are in. */
class FilmImportPage extends Page {
  static properties = { films: { state: true }, outcome: { state: true }, reason: { state: true } };
  name = 'Import films';

  constructor() {
    super();
    /** @type {Record<string, unknown>[]} */
    this.films = [];
    /** Why the text holds no films. */
    this.reason = '';
    /** @type {BatchOutcome | undefined} */
    this.outcome = undefined;
    this.sending = new FormSubmission(this);
  }

  render() {
    const { films, reason, outcome } = this;
    const { isBusy, refusal: sentence } = this.sending;
    return html`
      <div class="page-head">
        <p><a class="back" href="admin/films/new">← Add a film</a></p>
        <h1 tabindex="-1">Import films</h1>
        <p class="lead">Up to ${count(MOST)} films as JSON: an array, or an object on each line. Each is checked by itself.</p>
      </div>
      <form class="film-form" novalidate @submit=${this.save}>
        <div class="field">
          <label for="file">A file</label>
          <input id="file" type="file" accept=".json,.ndjson,.jsonl,application/json" @change=${this.open}>
        </div>
        <div class="field">
          <label for="films">Films</label>
          <p class="field-hint" id="films-hint">For example <code>${EXAMPLE}</code></p>
          <textarea id="films" rows="10" spellcheck="false" autocapitalize="none" aria-describedby=${reason ? 'films-hint films-error' : 'films-hint'}
            aria-invalid=${reason ? 'true' : nothing} @input=${this.type}></textarea>
          ${reason ? html`<p class="field-error" id="films-error" dir="auto">${reason}</p>` : nothing}
        </div>
        ${films.length ? html`<p class="numbers">${counted(films.length, 'film', 'films')}: <bdi>${films.slice(0, 3).map(title).join(', ')}</bdi>${films.length > 3 ? ' …' : nothing}</p>` : nothing}
        ${refusal(sentence)}
        <div class="actions"><button class="button main" type="submit">${isBusy ? 'Importing …' : 'Import'}</button></div>
      </form>
      ${outcome ? report(outcome, films) : nothing}`;
  }

  /** @param {Event} event */
  async open({ target }) {
    const [file] = /** @type {HTMLInputElement} */ (target).files ?? [];
    if (file) {
      const area = this.area();
      area.value = await file.text();
      this.look(area.value);
    }
  }

  /** @param {Event} event */
  type({ target }) {
    this.look(/** @type {HTMLTextAreaElement} */ (target).value);
  }

  /** @param {string} typed */
  look(typed) {
    this.outcome = undefined;
    this.sending.refusal = '';
    const { films, reason } = filmsIn(typed, MOST);
    this.films = films;
    this.reason = reason;
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    if (!this.films.length) {
      this.reason ||= 'Choose a file, or write at least one film.';
      alarm(this.reason);
      this.area().focus();
      return;
    }
    await this.sending.run(async () => {
      this.outcome = await send('POST', 'movies/batch', { movies: this.films }, { patienceMs: 60_000 });
      say(sentenceOf(this.outcome));
      await this.updateComplete;
      /** @type {HTMLElement} */ (this.querySelector('.import-outcome h2')).focus();
    });
  }

  area() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('#films'));
  }
}

customElements.define('mflix-film-import-page', FilmImportPage);

/** @param {BatchOutcome} outcome */
function sentenceOf({ inserted, failed }) {
  return `${counted(inserted, 'film is', 'films are')} added${failed ? `, ${count(failed)} ${failed === 1 ? 'was' : 'were'} not` : ''}`;
}

/** @param {BatchOutcome} outcome @param {Record<string, unknown>[]} films */
function report(outcome, films) {
  const added = outcome.ids.flatMap((id, i) => (id ? [{ id, film: films[i] }] : []));
  return html`
    <section class="import-outcome">
      <h2 tabindex="-1">${sentenceOf(outcome)}</h2>
      ${outcome.errors.length ? html`
        <table class="table">
          <caption class="unseen">What was refused</caption>
          <thead><tr><th scope="col">Film</th><th scope="col">Field</th><th scope="col">Why</th></tr></thead>
          <tbody>${outcome.errors.map(({ index, field, message }) => html`
            <tr><td>${count(index + 1)}: <bdi>${text(films[index]?.title) || 'Untitled'}</bdi></td>
              <th scope="row">${field.replace(/^movies\[\d+\]\.?/, '') || 'The film'}</th><td dir="auto">${message}</td></tr>`)}</tbody>
        </table>` : nothing}
      ${added.length ? html`
        <ul>${added.slice(0, SHOWN).map(({ id, film }) => html`<li><a class="way" href=${filmAddress(id)}><bdi>${title(film)}</bdi></a></li>`)}</ul>
        ${added.length > SHOWN ? html`<p class="quiet">and ${count(added.length - SHOWN)} more</p>` : nothing}` : nothing}
    </section>`;
}
