import type { DirectoryPort } from '#flows/kit/ports.ts';
import type { Scope } from '../../storage/ports/scope.ts';
import type { OutsideParts } from '../create-outside.ts';

export const liveDirectory = (_parts: OutsideParts, _scope: Scope): DirectoryPort => ({
  signIn: async () => ({ result: 'unavailable', reason: 'not-set-up' }),
});
