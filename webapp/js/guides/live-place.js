// @ts-check
// Figures of this very server, in the place that a guide has for them.

const API = new URL('../../api/v1/', import.meta.url);
const LOOK_AGAIN_MS = 5000;

/** @type {Record<string, (place: HTMLElement, name: string) => Promise<void>>} */
const KINDS = { 'config-options': showOptions, ticket: showTicket };

/**
 * Fills a place such as `config-options` or `ticket timeouts`; it stays empty, and so unseen, where the API has no answer.
 * @param {HTMLElement} place
 */
export async function fill(place) {
  const [kind, name] = (place.dataset.live ?? '').split(' ');
  try {
    await KINDS[kind](place, name);
  } catch (cause) {
    console.debug(cause instanceof Error ? cause.message : cause);
    place.replaceChildren();
  }
}

/** @param {HTMLElement} place */
async function showOptions(place) {
  const options = await answer('movies/config-options');
  place.replaceChildren(heading('In force on this server'), list(options));
}

/** The last result of a ticket, and in a demo a button that checks it now. @param {HTMLElement} place @param {string} name */
async function showTicket(place, name) {
  const status = await answer('status');
  const ticket = status.tickets.find((/** @type {{ticket: string}} */ one) => one.ticket === name);
  if (!ticket || place.contains(document.activeElement)) {
    return lookAgain(place);
  }
  const parts = [heading(`On this server: ${ticket.title}`), element('p', `${RESULTS[ticket.result] ?? ticket.result}: ${ticket.message}`)];
  if (Object.keys(ticket.evidence ?? {}).length) {
    parts.push(list(ticket.evidence));
  }
  if (status.demo_mode) {
    parts.push(runButton(place, name));
  }
  place.replaceChildren(...parts);
  lookAgain(place);
}

/** @type {Record<string, string>} */
const RESULTS = { pass: 'Passed', fail: 'Failed', unknown: 'Not run yet', not_applicable: 'Not applicable here' };

/** @type {WeakMap<HTMLElement, ReturnType<typeof setTimeout>>} */
const timers = new WeakMap();

/** @param {HTMLElement} place */
function lookAgain(place) {
  clearTimeout(timers.get(place));
  timers.set(place, setTimeout(() => (document.hidden ? lookAgain(place) : fill(place)), LOOK_AGAIN_MS));
}

/** @param {HTMLElement} place @param {string} name */
function runButton(place, name) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: 'Run the check now' });
  button.addEventListener('click', async () => {
    button.disabled = true;
    await fetch(new URL(`status/${name}`, API), { method: 'POST' });
    button.blur();
    await fill(place);
  });
  const line = element('div', '');
  line.className = 'actions';
  line.append(button);
  return line;
}

/** @param {string} path */
async function answer(path) {
  const response = await fetch(new URL(path, API), { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json();
}

/** @param {Record<string, unknown>} values */
function list(values) {
  const rows = leaves(values).map(([name, value]) => {
    const row = element('div', '');
    row.append(element('dt', name), element('dd', value));
    return row;
  });
  const all = element('dl', '');
  all.append(...rows);
  return all;
}

/** Each figure with its name, those of an object within under the names of both. @param {Record<string, unknown>} values @returns {[string, string][]} */
function leaves(values) {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value && typeof value === 'object' && !Array.isArray(value)) {
      return leaves(/** @type {Record<string, unknown>} */ (value)).map(([inner, text]) => /** @type {[string, string]} */ ([`${name}.${inner}`, text]));
    }
    return [/** @type {[string, string]} */ ([name, Array.isArray(value) ? value.map(shown).join(', ') : String(value)])];
  });
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** @param {string} text */
function heading(text) {
  return element('h3', text);
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
