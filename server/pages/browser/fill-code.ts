/** Puts a code where one is asked for, as a phone's keyboard offers it from a message; one of the right length is sent at once. */
export const fillCode = (code: string): void => {
  const input = document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]');
  if (input === null) return;
  input.focus();
  input.value = code;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
};
