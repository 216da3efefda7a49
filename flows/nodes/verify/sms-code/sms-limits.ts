import { networkOf } from '#flows/kit/network-of.ts';
import type { Recipient } from '../_shared/recipient.ts';
import type { SendLimit } from '../_shared/send-limit.ts';
import { sendsKey } from '../_shared/sends-key.ts';
import type { SmsInput } from './sms-input.ts';

const hour = 3_600;

/**
 * What bounds SMS beside the account's own cap (OTP-06): the number, the caller's network, and the block of 10,000 numbers
 * it stands in, because fraud with SMS rents numbers by the block.
 */
export const smsLimits = (input: SmsInput, recipient: Recipient): readonly SendLimit[] => {
  const { config, context, ports } = input;
  const under = (name: string, value: string) => `${name}:${ports.digest.keyed('counter', value)}`;
  // All decoys share an address; what stands for their block must not tell them from real numbers.
  const block = recipient.shown ? recipient.address.slice(0, -4) : `named ${sendsKey(input, recipient)}`;
  return [
    { key: sendsKey(input, recipient), limit: config.sendsPerHour, windowSeconds: hour },
    { key: under('sms-network', networkOf(context.ip ?? '')), limit: config.sendsPerNetwork, windowSeconds: hour },
    { key: under('sms-block', block), limit: config.sendsPerBlock, windowSeconds: hour },
  ];
};
