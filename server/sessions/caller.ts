import type { Realm, RunStorage } from '#server/engine/realm.ts';
import type { TokenRealm } from '#server/security/tokens/tokens.ts';
import type { Services } from '#server/services.ts';
import type { AuditPort } from '#server/storage/ports/audit.ts';
import type { Client } from '#server/storage/ports/clients.ts';

/** Who asks a token endpoint: an authenticated or named client, or (null) the app's public one. `address` is for the audit. */
export type Caller = { client: Client | null; address: string };

/** What the use cases of sessions work with. */
export type SessionServices = Pick<Services, 'tokens' | 'log'> & { storage: { audit: Pick<AuditPort, 'append'> } };

/** As much of a realm as sessions depend on. */
export type SessionRealm = TokenRealm &
  Pick<Realm, 'kind' | 'digest' | 'hasZone' | 'relock' | 'client'> & {
    storage: {
      sessions: Pick<RunStorage['sessions'], 'check' | 'decide' | 'findByCookie'>;
      codes: Pick<RunStorage['codes'], 'redeem'>;
      users: Pick<RunStorage['users'], 'find' | 'columns'>;
    };
  };
