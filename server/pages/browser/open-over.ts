import { render } from 'preact';

/** A card over the phone's screen, which stays as it is beneath until the card is closed. */
export const openOver = (): { over: HTMLElement; close: () => void } => {
  const over = document.createElement('div');
  over.className = 'over card';
  document.body.append(over);
  const close = () => {
    render(null, over);
    over.remove();
  };
  return { over, close };
};
