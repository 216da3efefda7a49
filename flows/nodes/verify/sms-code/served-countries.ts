import * as z from 'zod';
import type { SmsInput } from './sms-input.ts';

const settings = z.looseObject({ countries: z.array(z.string()).min(1) });

/**
 * The countries SMS goes to: the step's own, else those of its SMS account; `every` with neither, which only the quota
 * that comes with the server allows. Undefined: the account cannot be used now. Where nothing is sent anyway, in sandbox and
 * preview, an account works before it is filled in for them.
 */
export const servedCountries = async ({
  app,
  config,
  ports,
}: Pick<SmsInput, 'app' | 'config' | 'ports'>): Promise<readonly string[] | 'every' | undefined> => {
  const own = config.countries.length > 0 ? config.countries : 'every';
  if (config.connector === '') return own;
  const sends = app.env === 'live';
  const connector = await ports.connectors.find(config.connector);
  if (connector === undefined || (sends && !connector.active)) return undefined;
  const account = settings.safeParse(connector.settings);
  if (!account.success) return sends ? undefined : own;
  // What an account is limited to holds for every step that uses it.
  const { countries } = account.data;
  return own === 'every' ? countries : own.filter((country) => countries.includes(country));
};
