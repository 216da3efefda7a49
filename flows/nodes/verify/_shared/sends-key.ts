import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Recipient } from './recipient.ts';

/**
 * Under what mails are counted: what the person named, so that the limit looks the same whether it leads to somebody
 * (OTP-06). One counter for codes and links: it is the inbox that is spared.
 */
export const sendsKey = ({ subject, ports }: Pick<ExecutorInput<unknown, 'digest'>, 'subject' | 'ports'>, { address }: Recipient): string => {
  const { kind, canonical } = subject.identifier ?? { kind: 'email', canonical: address };
  return `sends:${ports.digest.keyed('counter', `${kind}:${canonical}`)}`;
};
