import type { Services } from '../../services.ts';
import type { Scope } from '../../storage/ports/scope.ts';

const month = 31 * 86_400;

/** Counts what a workspace sends through the included service in one calendar month (UTC). */
export const quotaBound = (workspace: string, limit: number, now: number): { scope: Scope; key: string; limit: number; windowSeconds: number } => ({
  scope: { app: workspace, env: 'live' },
  key: `sms-included:${new Date(now).toISOString().slice(0, 7)}`,
  limit,
  windowSeconds: month,
});

/** What is used of the included SMS this month; null where none come with the server. */
export const smsQuota = async (
  { env, storage, clock }: Pick<Services, 'env' | 'storage' | 'clock'>,
  workspace: string,
): Promise<{ used: number; limit: number } | null> => {
  if (env.sms.included === undefined || env.sms.quota === 0) return null;
  const now = clock.now();
  const { scope, key, limit } = quotaBound(workspace, env.sms.quota, now);
  return { used: (await storage.counters.peek(scope, key, now)).count, limit };
};
