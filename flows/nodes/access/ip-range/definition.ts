import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { parseIpRange } from '#flows/kit/ip-ranges.ts';
import { phrase } from '#flows/languages/phrase.ts';

const config = z.strictObject({
  ranges: z
    .array(
      z
        .string()
        .max(100)
        .refine(
          (text) => parseIpRange(text) !== undefined,
          phrase('This is no address range. Write 192.0.2.0/24, 192.0.2.10 - 192.0.2.20, a single address, or the same with IPv6.'),
        ),
    )
    .max(500)
    .default([])
    .meta({
      label: 'Allowed ranges',
      help: 'One a line: 192.0.2.0/24, 192.0.2.10 - 192.0.2.20, a single address; IPv6 works the same way.',
      widget: 'ip-ranges',
      group: 'Addresses',
      placeholder: '192.0.2.0/24',
    }),
  message: translated({ label: 'Message to people outside', help: 'Shown on the screen they are sent back to.', group: 'Words' }),
});

/** Where a range leaves no bit of the address open to choice. */
const wholeInternet = ['0.0.0.0/0', '::/0'];

export const definition = defineNode({
  id: 'access.ip-range',
  version: 1,
  category: 'access',
  title: 'IP range',
  summary: 'Lets people on only from the networks you name.',
  icon: 'network',
  synonyms: ['ip address', 'network', 'office', 'vpn', 'firewall', 'allowlist', 'whitelist', 'cidr', 'subnet', 'location', 'ipv6'],
  config,
  outcomes: [
    { id: 'inside', label: 'Inside', kind: 'pass' },
    { id: 'outside', label: 'Outside', kind: 'fail' },
  ],
  needs: [],
  texts: { outside: 'You cannot sign in from this network.' },
  asks: false,
  admits: ({ ranges }) => ({
    outcome: 'inside',
    addresses: ranges.flatMap((range) => parseIpRange(range) ?? []),
  }),
  describe: ({ ranges }, say) => {
    if (ranges.length === 0) return say('No range yet: nobody gets through');
    const [first = ''] = ranges;
    return ranges.length === 1 ? first : say('{first} and {more} more', { first, more: ranges.length - 1 });
  },
  check: ({ ranges }, say) => {
    if (ranges.length === 0) {
      return [
        {
          code: 'ip-ranges-empty',
          severity: 'error',
          field: 'ranges',
          message: say('No address range is allowed, so nobody would get through.'),
          advice: say('Add the ranges of the networks people may sign in from.'),
        },
      ];
    }
    const open = ranges.filter((range) => wholeInternet.includes(range));
    return open.map((range) => ({
      code: 'ip-ranges-everyone',
      severity: 'warning',
      field: 'ranges',
      message: say('{range} is every address there is, so this step stops nobody.', { range }),
      advice: say('Name the networks you mean, or remove the step.'),
    }));
  },
});
