import type { Mark } from './drawing.ts';

export const markWords: Readonly<Record<Mark, string>> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  mine: 'Yours',
  theirs: 'Theirs',
  both: 'Both changed it',
  failed: 'Failed here',
};
