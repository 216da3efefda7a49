import type { Services } from '#server/services.ts';
import type { Client } from '#server/storage/ports/clients.ts';

/** Who asks a token endpoint: an authenticated or named client, or (null) the app's public one. `address` is for the audit. */
export type Caller = { client: Client | null; address: string };

/** What the use cases of sessions work with. */
export type SessionServices = Pick<Services, 'tokens' | 'storage' | 'log'>;
