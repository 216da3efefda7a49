import { StorageUnavailable } from '../ports/scope.ts';
import { Clash } from '../script.ts';

/** SQLSTATE, where the server itself answered; errors of the network have codes of another kind, and no severity. */
const stateOf = (error: unknown): string | undefined =>
  error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** A lost race: run again on fresh data. 40: serialisation failure or deadlock; 23: a unique or foreign key was taken or gone. */
export const isLostRace = (error: unknown): boolean => /^(40|23)/.test(stateOf(error) ?? '');

/**
 * What a caller is told. Everything that is not an answer of the server to the statement itself means that it cannot be
 * reached or cannot work now: connection lost (08, 57, or no state at all), out of resources (53), read-only after a failover
 * (25006), I/O (58).
 */
export const toFault = (error: unknown): unknown => {
  const state = stateOf(error);
  if (error instanceof StorageUnavailable) return error;
  if (state?.startsWith('23')) return new Clash(`PostgreSQL: ${state}`, { cause: error });
  if (state === undefined || /^(08|40|53|57|58|25006)/.test(state)) {
    return new StorageUnavailable(`PostgreSQL: ${state ?? (error instanceof Error ? error.message : 'no connection')}`, { cause: error });
  }
  return error;
};
