type InstallPrompt = Event & { prompt: () => Promise<unknown> };
const isPrompt = (event: Event): event is InstallPrompt => 'prompt' in event && typeof event.prompt === 'function';

/**
 * Keeps the browser's offer to install the app until the person asks for it by the step's own button. Browsers that make no
 * offer leave the button to go on, and the step's words say how it is done there.
 */
export const offerInstall = (): void => {
  let offer: InstallPrompt | undefined;
  addEventListener('beforeinstallprompt', (event) => {
    if (!isPrompt(event)) return;
    event.preventDefault();
    offer = event;
  });
  document.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest('button[name="action"][value="install"]') : null;
      if (button === null || offer === undefined) return;
      const asked = offer;
      offer = undefined;
      void asked.prompt();
    },
    { capture: true },
  );
};
