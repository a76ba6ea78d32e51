// @ts-check
// The page at /admin/migrations: what the API says about each migration, looked at every two seconds; its buttons are what the
// API calls legal.
import { h } from './dom.js';
import { base } from './router.js';
import { switchTheme } from './theme-switch.js';

const EVERY_MS = 2000;
const SESSION = 'mflix-session';

const list = /** @type {HTMLElement} */ (document.getElementById('migrations'));
const notice = /** @type {HTMLElement} */ (document.getElementById('notice'));
const login = /** @type {HTMLFormElement} */ (document.getElementById('login'));

/** What was asked for by hand and is shown until the next time: plan, refused values, timeline; by migration. @type {Map<string, HTMLElement>} */
const details = new Map();

switchTheme(/** @type {HTMLSelectElement} */ (document.getElementById('theme')));
login.addEventListener('submit', logIn);
setInterval(() => document.hidden || look(), EVERY_MS);
await look();

/** @returns {string} the token of the session that the site's pages keep, or nothing */
function token() {
  try {
    const kept = sessionStorage.getItem(SESSION) ?? localStorage.getItem(SESSION);
    return (kept && JSON.parse(kept).token) || '';
  } catch {
    return '';
  }
}

/**
 * @param {string} method @param {string} href below the site @param {object} [body]
 * @returns {Promise<{ok: boolean, status: number, body: any}>} status 0: the site cannot be reached
 */
async function ask(method, href, body) {
  try {
    const answer = await fetch(new URL(href.replace(/^\//, ''), base), {
      method,
      headers: { Accept: 'application/json', Authorization: `Bearer ${token()}`, ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    return { ok: answer.ok, status: answer.status, body: await answer.json() };
  } catch {
    return { ok: false, status: 0, body: { detail: 'The site cannot be reached.' } };
  }
}

async function look() {
  if (!token()) {
    closed('Only administrators see migrations.');
    return;
  }
  const answer = await ask('GET', '/api/v1/admin/migrations');
  if (answer.status === 401 || answer.status === 403) {
    closed(answer.body.detail);
  } else if (answer.ok) {
    show(answer.body.migrations);
  } else {
    notice.textContent = `${answer.body.detail} The values are as of before; trying again.`;
  }
}

/** @param {string} why */
function closed(why) {
  notice.textContent = why;
  login.hidden = false;
  list.replaceChildren();
}

/** @param {Event} event */
async function logIn(event) {
  event.preventDefault();
  const answer = await ask('POST', '/api/v1/user/login', Object.fromEntries(new FormData(login)));
  if (answer.ok) {
    sessionStorage.setItem(SESSION, JSON.stringify({ token: answer.body.auth_token }));
    await look();
  } else {
    notice.textContent = answer.body.detail;
  }
}

/** @param {any[]} migrations */
function show(migrations) {
  login.hidden = true;
  notice.textContent = `As of ${new Date().toLocaleTimeString()}`;
  const focused = document.activeElement?.id ?? '';
  list.replaceChildren(...migrations.map(section));
  document.getElementById(focused)?.focus();
}

/** @param {any} migration */
function section(migration) {
  const run = migration.active ?? migration.last;
  const buttons = [...migration.legal, ...(run?.legal ?? [])];
  return h('section', { class: 'migration', id: migration.name },
    h('h2', {}, `${migration.collection}.${migration.field}`),
    run ? standing(run) : h('p', {}, 'No run yet.'),
    h('div', { class: 'actions' },
      button(migration, 'plan', () => showPlan(migration)),
      buttons.map((action) => button(migration, action.action, () => act(migration, action))),
      migration.openErrors > 0 && button(migration, `${migration.openErrors} refused values`, () => showErrors(migration)),
      run && button(migration, 'timeline', () => showEvents(migration, run))),
    details.get(migration.name));
}

/** @param {any} migration @param {string} word @param {() => void} onclick */
function button(migration, word, onclick) {
  return h('button', { class: 'button', type: 'button', id: `${migration.name}-${word.replace(/\W+/g, '-')}`, onclick }, word);
}

/** @param {any} run */
function standing(run) {
  const { percent, documents, of, converted, refused, changedMeanwhile, rateNow, etaSeconds } = run.progress;
  const left = etaSeconds ? `, ${etaSeconds[0]} to ${etaSeconds[1]} s left` : '';
  const isOver = run.endedAt !== null;
  return h('div', {},
    h('p', { class: run.state === 'FAILED' && 'failed' }, h('strong', {}, `${run.kind} ${run.state}: `), run.why),
    !isOver && h('progress', { max: 100, value: percent, 'aria-label': 'Progress' }),
    h('p', { class: 'quiet numbers' }, isOver
      ? `${converted} converted, ${refused} refused, ${changedMeanwhile} changed meanwhile`
      : `${percent} %, ${documents} of ${of}, ${rateNow}/s${left}; ${converted} converted, ${refused} refused`),
    run.checks.length > 0 && table(['check', 'expected', 'found', ''], run.checks.map((/** @type {any} */ check) =>
      [check.name, check.expected, check.actual, check.ok ? '✔ passed' : `✘ failed ${check.sample.join(', ')}`])));
}

/** @param {string[]} heads @param {any[][]} rows */
function table(heads, rows) {
  return h('table', {},
    h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell) => h('td', {}, String(cell ?? '')))))));
}

/** @param {any} migration @param {any} action */
async function act(migration, action) {
  let body;
  if (action.confirm) {
    const confirm = prompt(`To ${action.action} it, type the migration's name: ${migration.name}`);
    if (confirm === null) {
      return;
    }
    body = { confirm };
  }
  const answer = await ask('POST', action.href, body);
  await look();
  if (!answer.ok) {
    notice.textContent = answer.body.detail;
  }
}

/** @param {any} migration @param {...any} children */
function keep(migration, ...children) {
  details.set(migration.name, h('div', {}, ...children));
  return look();
}

/** @param {any} migration */
async function showPlan(migration) {
  notice.textContent = 'Reading …';
  const { ok, body } = await ask('GET', `${migration.href}/plan`);
  if (!ok) {
    notice.textContent = body.detail;
    return;
  }
  await keep(migration,
    h('p', {}, `${body.documents} documents: ${body.willConvert} will be converted, ${body.willNotConvert} will not, ${body.alreadyDone} are done. `
      + `About ${body.estimate.seconds[0]} to ${body.estimate.seconds[1]} s (${body.estimate.basis}). ${body.assumption} Nothing has been written.`),
    table(['before', 'after'], body.samples.map((/** @type {any} */ sample) =>
      [JSON.stringify(sample.before), sample.after ?? `stays: ${sample.reason}`])));
}

/** @param {any} migration */
async function showErrors(migration) {
  const { ok, body } = await ask('GET', `${migration.href}/errors?open=true`);
  if (ok) {
    await keep(migration, table(['document', 'value', 'reason', 'detail', 'last seen'], body.errors.map((/** @type {any} */ error) =>
      [JSON.stringify(error.document), JSON.stringify(error.raw), error.reason, error.detail, error.lastSeen])));
  }
}

/** @param {any} migration @param {any} run */
async function showEvents(migration, run) {
  const { ok, body } = await ask('GET', `${run.href}/events`);
  if (ok) {
    await keep(migration, table(['when', 'what', 'from', 'to', 'by'], body.events.map((/** @type {any} */ event) =>
      [event.at, event.what, text(event.from), text(event.to), event.by])));
  }
}

/** @param {any} value */
function text(value) {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
