import type { Services } from '#server/services.ts';
import type { Authorized } from '../authorize.ts';

/** Recomputes the chain: whether a row was changed or taken out (LOG-04). */
export const verifyAudit = (access: Authorized<'workspace.audit'>, services: Services): Promise<{ rows: number; broken?: string }> =>
  services.storage.audit.verify(access.workspace);
