// @ts-check
/**
 * Does something again and again while the page can be seen: not at all while it is hidden, and at once when it is seen again.
 * @param {() => Promise<unknown>} task the next turn begins that long after this one has ended; none does after `false`
 * @param {number} everyMs
 * @param {AbortSignal} signal ends it
 */
export function whileVisible(task, everyMs, signal) {
  let isAtWork = false;
  let timer = setTimeout(turn, everyMs);

  async function turn() {
    clearTimeout(timer);
    if (document.hidden || isAtWork || signal.aborted) {
      return;
    }
    isAtWork = true;
    let isOver = false;
    try {
      isOver = await task() === false;
    } catch (cause) {
      if (!signal.aborted) {
        throw cause;
      }
    } finally {
      isAtWork = isOver; // what is over is never begun again
      timer = isOver || signal.aborted ? timer : setTimeout(turn, everyMs);
    }
  }

  document.addEventListener('visibilitychange', turn, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
