// @ts-check
import { html, render } from 'lit';
import { filmAddress, go } from '../app/addresses.js';
import { read } from '../app/api.js';
import { counted } from '../lib/format.js';
import { personAddress } from './films-query.js';

/** @import { Suggestion } from 'mflix-api' */

const REST_MS = 120;
const LIST = 'suggestions';

/** Titles and people that begin with what is typed: a list under the field, by the pattern of a combobox. @param {HTMLInputElement} input */
export function suggestFor(input) {
  const place = document.createElement('div');
  place.className = 'suggestions';
  input.after(place);
  /** @type {Suggestion[]} */
  let shown = [];
  let active = -1;
  let asked = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', LIST);

  function draw() {
    input.setAttribute('aria-expanded', String(shown.length > 0));
    if (active < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', `suggestion-${active}`);
    }
    render(html`
      <ul id=${LIST} role="listbox" aria-label="Suggestions" ?hidden=${!shown.length}>${shown.map((one, i) => html`
        <li id="suggestion-${i}" role="option" aria-selected=${i === active} @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()}
          @click=${() => choose(one)}><bdi>${one.text}</bdi> <span class="quiet numbers">${hint(one)}</span></li>`)}
      </ul>`, place);
  }

  function close() {
    clearTimeout(timer);
    asked.abort();
    shown = [];
    active = -1;
    draw();
  }

  /** @param {Suggestion} one */
  function choose(one) {
    close();
    go(one.kind === 'title' ? filmAddress(String(one._id)) : personAddress(one.text));
  }

  async function look() {
    const prefix = input.value.trim();
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    // Without an answer there are no suggestions; the search itself says what is wrong.
    const found = prefix ? await read(`suggestions?${new URLSearchParams({ prefix, limit: '8' })}`, { signal }).then((reply) => reply.suggestions, () => []) : [];
    if (!signal.aborted && document.activeElement === input) {
      shown = found;
      active = -1;
      draw();
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(look, REST_MS);
  }

  input.addEventListener('input', later);
  input.addEventListener('blur', close);
  input.form?.addEventListener('submit', close);
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      event.preventDefault();
      event.stopImmediatePropagation();
      active = (active + step + shown.length + 1) % (shown.length + 1);
      active = active === shown.length ? -1 : active;
      draw();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === 'Escape' && shown.length) {
      event.preventDefault();
      close();
    }
  });
  draw();
  later();
}

/** @param {Suggestion} suggestion */
function hint({ kind, year, films }) {
  return kind === 'title' ? year ?? 'film' : counted(films, 'film', 'films');
}
