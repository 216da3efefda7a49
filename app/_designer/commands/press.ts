export type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Whether a press is the keys of a command. A sign that needs Shift on some keyboards (`?`) is judged by the sign alone. */
export const isPress = (keys: string, press: Press): boolean => {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const held = new Set(parts.slice(0, -1));
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === held.has('Ctrl') &&
    press.altKey === held.has('Alt') &&
    (isSign || press.shiftKey === held.has('Shift'))
  );
};
