import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { User } from '#flows/kit/ports.ts';

export type Recipient = {
  /** Kind of address a message of this sort goes to. */
  kind: 'email' | 'phone';
  /** Canonical address it goes to. */
  address: string;
  /** Whose it is, if it is a user's already. */
  user?: User;
  /** Whether whoever reads the message may come in. If not, a decoy is sent that nobody gets (MOB-12, OTP-06). */
  admitted: boolean;
  /** Whether the screen may say, masked, where the message went. */
  shown: boolean;
};

/** Where a decoy for an unknown name would go. RFC 2606 keeps the domain from ever existing, E.164 the country code 999. */
const nowhere = { email: 'nobody@nowhere.invalid', phone: '+999000000000' } as const;

/**
 * Who gets a message about this subject: the address they named, else the one in their own record (FLOW-10). Undefined:
 * there is none, which may be told, because it follows from what the person typed or because they are proven.
 * `fromRecord`: people who named another kind of address are reached by their record, too, as after a user name.
 */
export const recipientFor = async (
  { subject, proofs, app, ports }: Pick<ExecutorInput<unknown, 'users'>, 'subject' | 'proofs' | 'app' | 'ports'>,
  kind: Recipient['kind'],
  { fromRecord = false }: { fromRecord?: boolean } = {},
): Promise<Recipient | undefined> => {
  const { identifier } = subject;
  const user = subject.user !== undefined ? await ports.users.find(subject.user) : identifier && (await ports.users.byIdentifier(identifier));
  const admitted = user === undefined ? subject.user === undefined && app.access !== 'added' : user.status === 'active';
  const found = { kind, admitted, ...(user && { user }) };
  if (identifier?.kind === kind) return { address: identifier.canonical, shown: true, ...found };

  const addresses = user?.identifiers.filter((known) => known.kind === kind) ?? [];
  const own = addresses.find(({ verified }) => verified) ?? addresses[0];
  if (proofs.length > 0) return own && { address: own.canonical, shown: true, ...found };
  // An unknown name must look like a known one: the same screen, which says nothing about an address.
  if (identifier?.kind === 'username' || (identifier !== undefined && fromRecord))
    return { ...found, address: own?.canonical ?? nowhere[kind], shown: false, admitted: admitted && own !== undefined };
  // Named by a personal link or a session: whoever holds it is not shown the address, and is told if there is none.
  return identifier === undefined && own !== undefined ? { ...found, address: own.canonical, shown: false } : undefined;
};
