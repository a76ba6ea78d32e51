// @ts-check
// One film's poster grows from the wall into its page and back. Where that is not possible or not wanted, nothing moves.

const FLYING = 'poster';

/**
 * @param {() => Promise<void>} change what replaces the old page by the new one
 * @param {() => HTMLElement | null} posterOnWall the poster that flies, looked for before and after the change
 */
export async function fly(change, posterOnWall) {
  if (!document.startViewTransition || matchMedia('(prefers-reduced-motion: reduce)').matches) {
    await change();
    return;
  }
  const marked = [mark(posterOnWall())];
  const flight = document.startViewTransition(async () => {
    await change();
    marked.push(mark(posterOnWall()));
  });
  // A flight that another one overtakes is no failure: the change has been made.
  flight.ready.catch(() => {});
  flight.finished.finally(() => marked.forEach((poster) => poster?.style.removeProperty('view-transition-name'))).catch(() => {});
  await flight.updateCallbackDone;
}

/** @param {HTMLElement | null} poster */
function mark(poster) {
  poster?.style.setProperty('view-transition-name', FLYING);
  return poster;
}
