let region: HTMLElement | undefined;

/** Says something to screen readers without moving the focus. The region is in the page before it speaks. */
export const announce = (text: string): void => {
  if (region === undefined) {
    region = document.createElement('div');
    region.className = 'unseen';
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  const target = region;
  target.textContent = '';
  setTimeout(() => {
    target.textContent = text;
  }, 50);
};
