import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { User } from '#flows/kit/ports.ts';

export type Recipient = {
  /** Canonical address the mail goes to. */
  address: string;
  /** Whose it is, if it is a user's already. */
  user?: User;
  /** Whether whoever reads the mail may come in. If not, a decoy is sent that nobody gets (MOB-12, OTP-06). */
  admitted: boolean;
  /** Whether the screen may say, masked, where the mail went. */
  shown: boolean;
};

/** Where a decoy for an unknown user name would go. RFC 2606 keeps the domain from ever existing. */
const nowhere = 'nobody@nowhere.invalid';

/**
 * Who gets a mail about this subject: the address they named, else the one in their own record (FLOW-10). Undefined:
 * there is none, which may be told, because it follows from what the person typed or because they are proven.
 */
export const recipientFor = async ({
  subject,
  proofs,
  app,
  ports,
}: Pick<ExecutorInput<unknown, 'users'>, 'subject' | 'proofs' | 'app' | 'ports'>): Promise<Recipient | undefined> => {
  const { identifier } = subject;
  const user = subject.user !== undefined ? await ports.users.find(subject.user) : identifier && (await ports.users.byIdentifier(identifier));
  const admitted = user === undefined ? subject.user === undefined && app.access !== 'added' : user.status === 'active';
  const found = { admitted, ...(user && { user }) };
  if (identifier?.kind === 'email') return { address: identifier.canonical, shown: true, ...found };

  const addresses = user?.identifiers.filter(({ kind }) => kind === 'email') ?? [];
  const own = addresses.find(({ verified }) => verified) ?? addresses[0];
  if (proofs.length > 0) return own && { address: own.canonical, shown: true, ...found };
  // An unknown user name must look like a known one: the same screen, which says nothing about an address.
  if (identifier?.kind === 'username') return { ...found, address: own?.canonical ?? nowhere, shown: false, admitted: admitted && own !== undefined };
  return undefined;
};
