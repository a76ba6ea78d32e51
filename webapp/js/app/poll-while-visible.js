// @ts-check
/**
 * Does something again and again while the page can be seen: not at all while it is hidden, and at once when it is seen again.
 * @param {() => Promise<unknown>} task the next turn begins that long after this one has ended; after `false` none does by itself
 * @param {number} everyMs
 * @param {AbortSignal} signal ends it
 * @param {{goesOn?: boolean}} [how] false: none begins by itself from the start
 * @returns {() => Promise<void>} does it now, also when none would begin by itself
 */
export function whileVisible(task, everyMs, signal, { goesOn = true } = {}) {
  let isAtWork = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function later() {
    clearTimeout(timer);
    if (goesOn && !document.hidden && !signal.aborted) {
      timer = setTimeout(now, everyMs);
    }
  }

  async function now() {
    clearTimeout(timer);
    if (isAtWork || signal.aborted) {
      return;
    }
    isAtWork = true;
    try {
      goesOn = await task() !== false;
    } catch (cause) {
      if (!signal.aborted) {
        throw cause;
      }
    } finally {
      isAtWork = false;
      later();
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      clearTimeout(timer);
    } else if (goesOn) {
      now();
    }
  }, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  later();
  return now;
}
