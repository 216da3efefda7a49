import type { Services } from '#server/services.ts';
import type { Scope } from '#server/storage/ports/scope.ts';
import { BadCursor } from '#server/storage/ports/user-grid.ts';
import { Fault } from '../fault.ts';

const purpose = 'users-cursor';
const bound = ({ app, env }: Scope): string => `${app}/${env}`;

const stale = () =>
  new Fault('invalid', 'The list was sorted anew. Start again from its first page.', { fields: { after: 'This is no page of the list.' } });

/** A cursor holds what people sign in with, and goes into addresses: sealed, and good for this app and environment only (IN-05, TEN-05). */
export const sealCursor = (services: Services, scope: Scope, cursor: string): string => services.seal.seal(purpose, bound(scope), cursor);

/** Throws Fault for what was not sealed here. */
export const openCursor = (services: Services, scope: Scope, sealed: string): string => {
  try {
    return services.seal.open(purpose, bound(scope), sealed);
  } catch {
    throw stale();
  }
};

/** What storage throws at a cursor of another order, in a builder's words. */
export const staleCursor = (error: unknown): unknown => (error instanceof BadCursor ? stale() : error);
