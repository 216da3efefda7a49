import * as z from 'zod';
import type { SmsInput } from './executor.ts';

const settings = z.looseObject({ countries: z.array(z.string()).min(1) });

/**
 * The countries SMS goes to: the step's own, else those of its SMS account; `every` with neither, which only the quota
 * that comes with the server allows. Undefined: the account cannot be used now.
 */
export const servedCountries = async ({ config, ports }: Pick<SmsInput, 'config' | 'ports'>): Promise<readonly string[] | 'every' | undefined> => {
  if (config.connector === '') return config.countries.length > 0 ? config.countries : 'every';
  const connector = await ports.connectors.find(config.connector);
  if (connector === undefined || !connector.active) return undefined;
  const account = settings.safeParse(connector.settings);
  if (!account.success) return undefined;
  // What an account is limited to holds for every step that uses it.
  const { countries } = account.data;
  return config.countries.length > 0 ? config.countries.filter((country) => countries.includes(country)) : countries;
};
