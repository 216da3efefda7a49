const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
};

const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys of a command, one by one, as they stand on this keyboard: `Ctrl+Shift+Z` → Ctrl, Shift, Z. */
export const shownKeys = (keys: string): string[] =>
  (keys === '+' ? ['+'] : keys.split('+')).map((key) => (key === 'Ctrl' && isMac() ? '⌘' : key === 'Alt' && isMac() ? '⌥' : (names[key] ?? key)));
