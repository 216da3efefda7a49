/** Draws with a short cross-fade where the browser has view transitions and the person did not ask for less motion. */
export const swap = (draw: () => void, settled: () => void): void => {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches || document.visibilityState === 'hidden';
  if (still || typeof document.startViewTransition !== 'function') {
    draw();
    settled();
    return;
  }
  const transition = document.startViewTransition(draw);
  // A second one may skip the first: what it drew stands all the same.
  transition.updateCallbackDone.then(settled, settled);
  transition.ready.catch(() => undefined);
  transition.finished.catch(() => undefined);
};
