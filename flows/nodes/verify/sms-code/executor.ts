import { defineExecutor } from '#flows/kit/define-executor.ts';
import { phoneCountry } from '#flows/kit/phone-country.ts';
import { runCode } from '../_shared/code/run-code.ts';
import { type Recipient, recipientFor } from '../_shared/recipient.ts';
import { definition } from './definition.ts';
import { servedCountries } from './served-countries.ts';
import { smsLimits } from './sms-limits.ts';
import { smsText } from './sms-text.ts';

/** Whether SMS is sent to the number at all: numbers of no country never are. */
const serves = (countries: readonly string[] | 'every', { address }: Recipient): boolean => {
  const country = phoneCountry(address);
  return country !== undefined && (countries === 'every' || countries.includes(country));
};

export const executor = defineExecutor(definition, async (input) => {
  const { config, context, ports, say, words } = input;
  const host = context.hosted === true ? new URL(ports.links.mail('')).hostname : undefined;
  const recipient = await recipientFor(input, 'phone', config);
  const countries = await servedCountries(input);
  const served = countries !== undefined && recipient !== undefined && serves(countries, recipient);
  if (countries !== undefined && recipient?.shown && !served)
    return { kind: 'exit', outcome: 'country-refused', problems: [{ code: 'country-refused', text: say(undefined, 'country-refused') }] };

  return runCode(
    input,
    {
      purpose: 'sms-code',
      limits: (to) => smsLimits(input, to),
      message: async ({ address }, values) => ({
        channel: 'sms',
        to: address,
        text: smsText(await words(say(config.smsText, 'sms-text', values)), values.code, host),
        ...(config.connector !== '' && { connector: config.connector }),
      }),
    },
    // A number out of somebody's record is not shown, and neither is that its country is not served.
    countries === undefined || recipient === undefined ? undefined : { ...recipient, admitted: recipient.admitted && served },
  );
});
