import { noticesOf, sendNotice } from '#server/engine/notices.ts';
import type { Services } from '#server/services.ts';
import type { Scope } from '#server/storage/ports/scope.ts';
import type { UserRow } from '#server/storage/ports/users.ts';

/**
 * Writes to every address a user has proven to be theirs, the way their app writes to them: what a builder changed is told to whom it
 * is about. Resolves when the mail is kept; it leaves behind the answer.
 */
export const tellUser = async (
  services: Services,
  scope: Scope,
  { identifiers }: Pick<UserRow, 'identifiers'>,
  mail: { subject: string; text: string },
): Promise<void> => {
  const to = identifiers.filter(({ kind, verified }) => kind === 'email' && verified).map(({ canonical }) => canonical);
  const realm = to.length === 0 ? undefined : await services.realms.byScope(scope);
  if (realm === undefined) return;
  const effects = to.map((address) => ({ kind: 'notify' as const, message: { channel: 'email' as const, to: address, ...mail } }));
  for (const notice of noticesOf(services, realm, effects, services.clock.now())) {
    await realm.storage.outbox.add(notice.row);
    sendNotice(services, realm, notice);
  }
};
