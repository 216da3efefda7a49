import type { DirectoryPort } from '#flows/kit/ports.ts';
import type { Scope } from '../../storage/ports/scope.ts';
import type { OutsideParts } from '../create-outside.ts';

/** The real directory, with the LDAP library loaded at the first sign-in: most servers never need it. */
export const lazyDirectory = (parts: OutsideParts, scope: Scope): DirectoryPort => ({
  signIn: async (...attempt) => {
    const { liveDirectory } = await import('./live-directory.ts');
    return liveDirectory(parts, scope).signIn(...attempt);
  },
});
