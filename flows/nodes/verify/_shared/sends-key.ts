import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Recipient } from './recipient.ts';

/**
 * Under what messages are counted: what the person named, so that the limit looks the same whether it leads to somebody
 * (OTP-06). One counter for codes and links by mail: it is the inbox that is spared. SMS has its own.
 */
export const sendsKey = ({ subject, ports }: Pick<ExecutorInput<unknown, 'digest'>, 'subject' | 'ports'>, { kind, address }: Recipient): string => {
  const named = subject.identifier ?? { kind, canonical: address };
  return `${kind === 'phone' ? 'sms-' : ''}sends:${ports.digest.keyed('counter', `${named.kind}:${named.canonical}`)}`;
};
