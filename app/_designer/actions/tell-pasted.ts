import type { Say } from '#flows/languages/say.ts';
import type { Scope } from '../commands/command.ts';
import type { Pasted } from './clipboard.ts';

/** Says what a paste could not do, or did differently. One that went as expected shows by itself. */
export const tellPasted = (toast: Scope['toast'], pasted: Pasted, say: Say): void => {
  if (pasted.kind === 'refused') toast.failed(say('These steps could not be pasted'), pasted.message);
  if (pasted.kind === 'pasted' && pasted.words.length > 0) toast.done(say('Pasted, with a difference'), pasted.words.join(' '));
};
