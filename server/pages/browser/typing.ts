const textTypes: readonly string[] = ['text', 'email', 'tel', 'password', 'number'];

const firstInput = (root: HTMLElement): HTMLInputElement | undefined =>
  [...root.querySelectorAll('input')].find((input) => textTypes.includes(input.type));

/**
 * After a new step the heading has the focus, so that it is read out. Whoever just starts to type or pastes means the first field: it
 * takes over.
 */
export const helpTyping = (root: HTMLElement): void => {
  const onHeading = () => document.activeElement === document.body || document.activeElement?.id === 'title';
  document.addEventListener('keydown', (event) => {
    if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && onHeading())
      firstInput(root)?.focus();
  });
  document.addEventListener('paste', (event) => {
    const input = onHeading() ? firstInput(root) : undefined;
    const text = event.clipboardData?.getData('text').trim();
    if (input === undefined || text === undefined || text === '') return;
    event.preventDefault();
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  });
};

/**
 * A code that is pasted whole is sent at once. One that is typed is not: the last digit may be a slip, and tries are counted.
 */
export const sendPastedCodes = (root: HTMLElement): void => {
  root.addEventListener('input', (event) => {
    const input = event.target;
    if (!(event instanceof InputEvent) || event.inputType !== 'insertFromPaste' || !(input instanceof HTMLInputElement)) return;
    const wanted = /(?:^| )digits-(\d+)/.exec(input.className)?.[1];
    const digits = input.value.replace(/[\s-]/g, '');
    if (wanted === undefined || digits.length !== Number(wanted) || !/^\d+$/.test(digits)) return;
    input.value = digits;
    input.form?.requestSubmit();
  });
};
