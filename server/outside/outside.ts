import type { DirectoryPort, FederationPort } from '#flows/kit/ports.ts';

/** Services outside this server that a flow may ask: live ones through the guarded egress, a preview's from its script. */
export type Outside = { directory: DirectoryPort; federation: FederationPort };
