import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';
import { contains, parseIpAddress, parseIpRange } from '#flows/kit/ip-ranges.ts';

/** Judges the address the server saw. One that is missing or cannot be read is outside (FLOW-05, OUT-08). */
export const executor = defineExecutor(definition, async ({ config, context, say }) => {
  const address = context.ip === undefined ? undefined : parseIpAddress(context.ip);
  const inside =
    address !== undefined &&
    config.ranges.some((text) => {
      const range = parseIpRange(text);
      return range !== undefined && contains(range, address);
    });
  if (inside) return { kind: 'exit', outcome: 'inside' };
  return { kind: 'exit', outcome: 'outside', problems: [{ code: 'outside', text: say(config.message, 'outside') }] };
});
