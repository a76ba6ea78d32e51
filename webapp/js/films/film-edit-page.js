// @ts-check
import { html, nothing } from 'lit';
import { filmAddress, go } from '../app/addresses.js';
import { alarm, say } from '../app/announcer.js';
import { Refusal, read, readChanged, send } from '../app/api.js';
import { FormSubmission } from '../app/form-submission.js';
import { Loading } from '../app/loading.js';
import { Page } from '../app/page.js';
import { styles } from '../app/styles.js';
import { text, texts } from '../lib/format.js';
import { ask } from '../ui/dialog.js';
import { field, refusal } from '../ui/field.js';

/** @import { Visit } from '../app/page.js' */
/** @typedef {Record<string, string>} Values of the form, by field: lists have one entry a line */

await Promise.all([styles('account/forms'), styles('films/film-edit')]);

/** @type {{name: string, label: string, kind: 'text' | 'number' | 'story' | 'list'}[]} */
const FIELDS = [
  { name: 'title', label: 'Title', kind: 'text' }, { name: 'year', label: 'Year', kind: 'number' },
  { name: 'runtime', label: 'Minutes', kind: 'number' }, { name: 'rated', label: 'Rated', kind: 'text' },
  { name: 'poster', label: 'Address of a poster', kind: 'text' },
  { name: 'plot', label: 'Plot', kind: 'story' }, { name: 'fullplot', label: 'The whole story', kind: 'story' },
  { name: 'directors', label: 'Directors, one a line', kind: 'list' }, { name: 'writers', label: 'Writers, one a line', kind: 'list' },
  { name: 'cast', label: 'Cast, one a line', kind: 'list' }, { name: 'genres', label: 'Genres, one a line', kind: 'list' },
  { name: 'countries', label: 'Countries, one a line', kind: 'list' }, { name: 'languages', label: 'Languages, one a line', kind: 'list' },
];

/** A film to be added or changed. Only what was changed is sent, and never over something newer: then both are shown. */
class FilmEditPage extends Page {
  static properties = { values: { state: true }, newest: { state: true }, undated: { state: true } };

  constructor() {
    super();
    this.film = '';
    /** What is in the form. @type {Values | undefined} */
    this.values = undefined;
    /** What the form began with. @type {Values} */
    this.stored = {};
    this.tag = '';
    /** The stored value of the last change, when it is no date. @type {string | undefined} */
    this.undated = undefined;
    /** What somebody else has stored meanwhile. @type {Values | undefined} */
    this.newest = undefined;
    this.loading = new Loading(this);
    this.sending = new FormSubmission(this);
  }

  get isNew() {
    return this.film === 'new';
  }

  render() {
    const { values } = this;
    return html`
      <div class="page-head">
        <p><a class="back" href=${this.isNew ? './' : filmAddress(this.film)}>← ${this.isNew ? 'All films' : 'The film'}</a></p>
        <h1 tabindex="-1">${this.name}</h1>
        ${this.isNew ? html`<p class="quiet">Several at once? <a href="admin/films">Import films</a> from a file.</p>` : nothing}
      </div>
      ${this.loading.notice}
      ${this.newest ? this.conflict(this.newest) : nothing}
      ${this.undated === undefined ? nothing : this.mending(this.undated)}
      ${values ? this.form(values) : nothing}`;
  }

  /** @param {Values} values */
  form(values) {
    const { errors, isBusy, refusal: sentence } = this.sending;
    return html`
      <form class="film-form" novalidate @submit=${this.save} @input=${this.type}>
        <div class="fields">${FIELDS.filter(({ kind }) => kind === 'text' || kind === 'number').map(({ name, label, kind }) =>
          field({ name, label, value: values[name], error: errors[name], inputmode: kind === 'number' ? 'decimal' : 'text' }))}</div>
        <div class="fields">${FIELDS.filter(({ kind }) => kind === 'story' || kind === 'list').map((one) => area(one, values[one.name], errors[one.name]))}</div>
        ${refusal(sentence)}
        <div class="actions">
          <button class="button main" type="submit">${isBusy ? 'Saving …' : this.isNew ? 'Add the film' : 'Save'}</button>
          ${this.isNew ? nothing : html`<button class="button grave" type="button" @click=${this.remove}>Delete the film …</button>`}
        </div>
      </form>`;
  }

  /** @param {string} value */
  mending(value) {
    return html`
      <section class="notice" aria-labelledby="undated">
        <h2 id="undated">The date of the last change is no date</h2>
        <p>Stored is the text “<bdi>${value}</bdi>”. Whatever you save puts the date of that moment in its place.</p>
        <div class="actions"><button class="button" type="button" @click=${this.date}>Set the date to now</button></div>
      </section>`;
  }

  /** Every write sets the date, also one that changes nothing else. */
  date() {
    return this.submit({ title: stored(this.stored.title, 'text') }, 'The date is set');
  }

  /** @param {Values} newest */
  conflict(newest) {
    const values = /** @type {Values} */ (this.values);
    const rows = FIELDS.filter(({ name }) => newest[name] !== values[name]);
    return html`
      <section class="notice conflict" role="alert">
        <h2>Somebody has changed this film meanwhile</h2>
        <p>Nothing has been saved. This is where yours and what is stored now differ:</p>
        <table class="table">
          <thead><tr><th scope="col">Field</th><th scope="col">Yours</th><th scope="col">Stored now</th></tr></thead>
          <tbody>${rows.map(({ name, label }) => html`
            <tr><th scope="row">${label}</th><td><bdi>${values[name] || '–'}</bdi></td><td><bdi>${newest[name] || '–'}</bdi></td></tr>`)}</tbody>
        </table>
        <div class="actions">
          <button class="button main" type="button" @click=${() => this.go(this.values)}>Save mine over it</button>
          <button class="button" type="button" @click=${() => this.take(newest)}>Take what is stored</button>
        </div>
      </section>`;
  }

  /** @param {Visit} visit */
  async show({ params, signal }) {
    this.film = params.id;
    this.name = this.isNew ? 'Add a film' : 'Edit a film';
    this.newest = undefined;
    this.undated = undefined;
    if (this.isNew) {
      this.take(valuesOf({}));
      return;
    }
    await this.loading.run(async (options) => {
      const [values, { movie, updated_type: kind }] = await Promise.all([this.readNewest(signal), read(/** @type {'movies/id/{id}'} */ (filmAddress(this.film)), options)]);
      this.take(values);
      this.undated = kind === 'java.lang.String' ? text(movie.lastupdated) : undefined;
    }, { signal, heading: 'This film could not be read' });
  }

  /** @param {AbortSignal} [signal] */
  async readNewest(signal) {
    const reply = await readChanged(/** @type {`movies/${string}`} */ (`movies/${encodeURIComponent(this.film)}`), '', signal);
    this.tag = reply?.tag ?? '';
    return valuesOf(/** @type {{movie: Record<string, unknown>}} */ (/** @type {unknown} */ (reply?.body)).movie);
  }

  /** @param {Values} values */
  take(values) {
    this.stored = values;
    this.values = values;
    this.newest = undefined;
    this.querySelector('form')?.reset();
  }

  /** @param {Event} event */
  type({ target }) {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    this.values = { ...this.values, [name]: value };
  }

  /** @param {SubmitEvent} event */
  async save(event) {
    event.preventDefault();
    await this.go(this.values);
  }

  /** @param {Values | undefined} values */
  async go(values = {}) {
    const changed = changes(this.stored, values);
    if (!Object.keys(changed).length) {
      say('Nothing is changed');
    } else if (this.isNew) {
      await this.sending.run(async () => {
        const { movie } = await send('POST', 'movies', changed);
        say('The film is added');
        go(filmAddress(String(movie._id)));
      });
    } else {
      await this.submit(changed, 'The film is saved');
    }
  }

  /** @param {Record<string, unknown>} changed @param {string} done */
  async submit(changed, done) {
    await this.sending.run(async () => {
      try {
        await send('PATCH', /** @type {`movies/${string}`} */ (`movies/${encodeURIComponent(this.film)}`), changed, { tag: this.tag });
        say(done);
        go(filmAddress(this.film));
      } catch (refused) {
        if (!(refused instanceof Refusal) || refused.status !== 412) {
          throw refused;
        }
        await this.compare();
      }
    });
  }

  /** Shows both versions. What is typed stays. */
  async compare() {
    this.newest = await this.readNewest();
    alarm('Somebody has changed this film meanwhile. Nothing has been saved.');
    await this.updateComplete;
    scrollTo(0, 0);
  }

  async remove() {
    const isDone = await ask({
      heading: 'Delete this film?', action: 'Delete the film', isGrave: true,
      content: html`<p><bdi>${this.stored.title}</bdi> and all comments about it go, for good.</p>`,
      submit: async () => {
        await send('DELETE', /** @type {`movies/${string}`} */ (`movies/${encodeURIComponent(this.film)}`), undefined, { tag: this.tag });
      },
    });
    if (isDone) {
      say('The film is deleted');
      go('./');
    }
  }
}

customElements.define('mflix-film-edit-page', FilmEditPage);

/** @param {Record<string, unknown>} film @returns {Values} */
function valuesOf(film) {
  return Object.fromEntries(FIELDS.map(({ name, kind }) => [name, kind === 'list' ? texts(film[name]).join('\n') : text(film[name])]));
}

/** What differs, as a JSON merge patch: an emptied field is removed. @param {Values} before @param {Values} after */
function changes(before, after) {
  return Object.fromEntries(FIELDS.filter(({ name }) => before[name] !== after[name]).map(({ name, kind }) => [name, stored(after[name].trim(), kind)]));
}

/** @param {string} value @param {'text' | 'number' | 'story' | 'list'} kind */
function stored(value, kind) {
  if (!value) {
    return null;
  }
  if (kind === 'list') {
    return value.split('\n').map((line) => line.trim()).filter(Boolean);
  }
  return kind === 'number' && Number.isFinite(Number(value)) ? Number(value) : value;
}

/** @param {{name: string, label: string, kind: string}} one @param {string} value @param {string} [error] */
function area({ name, label, kind }, value, error) {
  return html`
    <div class="field">
      <label for="${name}-field">${label}</label>
      <textarea id="${name}-field" name=${name} rows=${kind === 'list' ? 4 : 6} dir="auto" .value=${value}
        aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? `${name}-error` : nothing}></textarea>
      ${error ? html`<p class="field-error" id="${name}-error">${error}</p>` : nothing}
    </div>`;
}
