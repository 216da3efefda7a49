import { pinFault } from '#flows/nodes/user/set-pin/pin-fault.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { note } from '../note.ts';
import { findUser } from './find-user.ts';

const words = {
  'too-short': 'Use at least 4 digits, or 8 characters.',
  'too-long': 'That is too long.',
  'not-digits': 'Use digits only.',
  common: 'Too many people choose this one. Choose another.',
  'contains-own-data': 'Choose one that is not in the person’s name, number or address.',
} as const;

/** Digits are judged as a PIN, anything else as a password (PIN-01). */
const faultOf = (services: Services, pin: string, own: readonly string[]): keyof typeof words | undefined =>
  /^\d{1,12}$/.test(pin)
    ? pinFault(pin, { least: 4, own: own.map((text) => text.replaceAll(/\D/g, '')) })
    : services.hashing.judge(pin, { onlyFactor: false, words: own });

/**
 * Gives a user a PIN, or takes it away (null): a builder may hand PINs out (MOB-9). It is hashed at once and nobody reads
 * it back; the audit says that it was set, never what to. Throws Fault.
 */
export const setPin = async (
  access: Authorized<'user.edit', AppReach>,
  services: Services,
  input: { env: Env; user: string; column: string; pin: string | null },
): Promise<void> => {
  const { scope, user } = await findUser(access, services, input);
  const columns = await services.storage.users.columns(access.app.id);
  if (!columns.some(({ key, type }) => key === input.column && type === 'pin')) throw new Fault('not-found', 'This column is gone. Reload the page.');
  const fault =
    input.pin === null
      ? undefined
      : faultOf(
          services,
          input.pin,
          user.identifiers.map(({ canonical }) => canonical),
        );
  if (fault !== undefined) throw invalid({ pin: words[fault] });
  const value = input.pin === null ? null : await services.hashing.hash(input.pin);
  await services.storage.users.update(scope, user.id, { attributes: { [input.column]: value } }, services.clock.now());
  await note(access, services, input.pin === null ? 'user.pin-removed' : 'user.pin-set', user.id, { env: input.env, column: input.column });
};
