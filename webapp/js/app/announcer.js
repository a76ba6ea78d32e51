// @ts-check
// Sentences about what has happened, one after another, so that none is overwritten.

const SHOWN_FOR_MS = 5000;
const SHOWN_AT_LEAST_MS = 2000;
const READ_FOR_MS = 500;

/** `isSeen`: by all, as a toast, not only by screen readers. @typedef {{sentence: string, isSeen: boolean}} News */

/** @type {News[]} */
const queue = [];
/** @type {News | undefined} */
let current;
let since = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const toast = document.getElementById('toast');
const region = document.getElementById('polite');
const dismiss = toast?.querySelector('button');

dismiss?.addEventListener('click', next);
toast?.addEventListener('pointerleave', stayOn);
toast?.addEventListener('focusout', stayOn);

/** Shows everybody a sentence that nothing else on the page shows. @param {string} sentence */
export function say(sentence) {
  add({ sentence, isSeen: true });
}

/** Lets screen readers read what the page shows anyway. @param {string} sentence */
export function announce(sentence) {
  add({ sentence, isSeen: false });
}

/** Lets them read it at once: something went wrong. @param {string} sentence */
export function alarm(sentence) {
  const urgent = document.getElementById('urgent');
  if (urgent) {
    urgent.textContent = sentence;
  }
}

/** @param {News} news */
function add(news) {
  queue.push(news);
  if (current) {
    wait();
  } else {
    next();
  }
}

function next() {
  current = queue.shift();
  since = performance.now();
  draw();
  if (current) {
    wait();
  }
}

/** The sentence makes room when its time is over: sooner when others wait, never while somebody points at it. */
function wait() {
  clearTimeout(timer);
  const time = !current?.isSeen ? READ_FOR_MS : queue.length ? SHOWN_AT_LEAST_MS : SHOWN_FOR_MS;
  timer = setTimeout(() => toast?.matches(':hover, :focus-within') || next(), since + time - performance.now());
}

function stayOn() {
  if (current) {
    since = performance.now();
    wait();
  }
}

/** The last sentence stays where screen readers find it. */
function draw() {
  if (!toast || !region || !dismiss) {
    return;
  }
  toast.className = current?.isSeen ? 'toast' : 'unseen';
  dismiss.hidden = !current?.isSeen;
  if (current) {
    region.replaceChildren(Object.assign(document.createElement('p'), { textContent: current.sentence }));
  }
}
