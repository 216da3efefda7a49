import type { Services } from '#server/services.ts';
import type { AuditEntry } from '#server/storage/ports/audit.ts';
import type { Authorized } from '../authorize.ts';

/** Newest first. `who` is the builder's address where the actor is one. */
export const listAudit = async (
  access: Authorized<'workspace.audit'>,
  services: Services,
  input: { before?: number | undefined; limit: number },
): Promise<{ entries: (AuditEntry & { who: string | null; appName: string | null })[] }> => {
  const { audit, apps, members } = services.storage;
  const [entries, known, people] = await Promise.all([
    audit.list(access.workspace, { limit: input.limit, ...(input.before !== undefined && { before: input.before }) }),
    apps.list(access.workspace),
    members.people(access.workspace),
  ]);
  const names = new Map(known.map((app) => [app.id, app.name]));
  const emails = new Map(people.map((person) => [`member:${person.id}`, person.email]));
  return { entries: entries.map((entry) => ({ ...entry, who: emails.get(entry.actor) ?? null, appName: names.get(entry.app ?? '') ?? null })) };
};
