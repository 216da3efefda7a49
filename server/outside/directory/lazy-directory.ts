import type { DirectoryPort } from '#flows/kit/ports.ts';
import type { Scope } from '../../storage/ports/scope.ts';
import type { BreakerOf, DirectoryParts } from './live-directory.ts';

/** The real directory, with the LDAP library loaded at the first sign-in: most servers never need it. */
export const lazyDirectory = (parts: DirectoryParts, scope: Scope, breakerOf: BreakerOf): DirectoryPort => ({
  signIn: async (...attempt) => {
    const { liveDirectory } = await import('./live-directory.ts');
    return liveDirectory(parts, scope, breakerOf).signIn(...attempt);
  },
});
