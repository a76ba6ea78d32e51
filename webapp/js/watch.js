// @ts-check
/**
 * Does something again and again while the page can be seen: not at all while it is hidden, and at once when it is seen again.
 * @param {() => Promise<unknown>} task the next turn begins that long after this one has ended
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
    try {
      await task();
    } catch (cause) {
      if (!signal.aborted) {
        throw cause;
      }
    } finally {
      isAtWork = false;
      timer = signal.aborted ? timer : setTimeout(turn, everyMs);
    }
  }

  document.addEventListener('visibilitychange', turn, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
