import type { Message } from '#flows/kit/effect.ts';
import type { Breaker } from './breaker.ts';

/** A way for a message to leave. Rejects when it did not; the caller decides what that means. */
export type Send<M extends Message = Message> = (message: M, run: string | null, signal: AbortSignal) => Promise<void>;

export type Delivery = {
  /** Whether the message left within `withinMs`. Never throws; the reason of a failure goes to `failed`. */
  deliver(message: Message, run: string | null, withinMs: number): Promise<boolean>;
};

/** Aborts and rejects after `ms`, unless `done` is called before: AbortSignal.timeout() would go on waiting behind every mail that left. */
const deadline = (ms: number) => {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new Error('the provider took too long'));
    }, ms);
  });
  return { signal: controller.signal, late, done: () => clearTimeout(timer) };
};

/** Weight of the newest send in the running mean of how long sending takes. */
const weight = 0.2;

/** The provider is well, but this one message cannot be sent: a number that takes no SMS. Does not open the breaker for everybody else. */
export class Undeliverable extends Error {}

/**
 * Sends by a provider behind its breaker. A decoy goes nowhere, but takes as long and comes to the same as the real messages before
 * it, so that neither timing nor outcome tells whether an address may be used (OTP-06).
 */
export const createDelivery = (deps: { send: Send; breaker: Breaker; failed: (error: unknown) => void }): Delivery => {
  let usual = 0;
  return {
    deliver: async (message, run, withinMs) => {
      if (deps.breaker.open()) return false;
      if (message.decoy === true) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(usual, withinMs)));
        return !deps.breaker.failing();
      }
      const begun = performance.now();
      const { signal, late, done } = deadline(withinMs);
      try {
        await Promise.race([deps.send(message, run, signal), late]);
        usual = usual * (1 - weight) + (performance.now() - begun) * weight;
        deps.breaker.succeeded();
        return true;
      } catch (error) {
        if (error instanceof Undeliverable) deps.breaker.succeeded();
        else {
          usual = usual * (1 - weight) + (performance.now() - begun) * weight;
          deps.breaker.failed();
        }
        deps.failed(error);
        return false;
      } finally {
        done();
      }
    },
  };
};
