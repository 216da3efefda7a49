'use client';

import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import type { AppRouter } from '#server/index.ts';
import { faultOf } from './fault-of.ts';

/**
 * Asks for the password where the server wants it once more, then makes the same call again (LINK-05). `ask` resolves to whether it
 * was given; who turns back gets the refusal.
 */
export const confirmLink =
  (ask: () => Promise<boolean>): TRPCLink<AppRouter> =>
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let stop = () => {};
      const call = (again: boolean): void => {
        const { unsubscribe } = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (again || faultOf(error)?.code !== 'unconfirmed') return observer.error(error);
            ask().then(
              (given) => (given ? call(true) : observer.error(error)),
              () => observer.error(error),
            );
          },
        });
        stop = unsubscribe;
      };
      call(false);
      return () => stop();
    });
