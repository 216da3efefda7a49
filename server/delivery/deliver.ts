import type { Message } from '#flows/kit/effect.ts';
import type { ClockPort } from '#flows/kit/ports.ts';
import type { Breaker } from './breaker.ts';
import type { Mailer } from './mailer.ts';

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
      reject(new Error('the mail server took too long'));
    }, ms);
  });
  return { signal: controller.signal, late, done: () => clearTimeout(timer) };
};

/** Weight of the newest send in the running mean of how long sending takes. */
const weight = 0.2;

/**
 * Sends through the mailer behind its breaker. A decoy goes nowhere, but takes as long as real mail takes, so that the answer's
 * timing does not tell whether an address may be used (OTP-06).
 */
export const createDelivery = (deps: { mailer: Mailer; breaker: Breaker; clock: ClockPort; failed: (error: unknown) => void }): Delivery => {
  let usual = 0;
  return {
    deliver: async (message, run, withinMs) => {
      if (deps.breaker.open()) return false;
      if (message.decoy === true) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(usual, withinMs)));
        return true;
      }
      const begun = performance.now();
      const { signal, late, done } = deadline(withinMs);
      try {
        await Promise.race([deps.mailer.send({ to: message.to, subject: message.subject, text: message.text, run }, signal), late]);
        usual = usual * (1 - weight) + (performance.now() - begun) * weight;
        deps.breaker.succeeded();
        return true;
      } catch (error) {
        deps.breaker.failed();
        deps.failed(error);
        return false;
      } finally {
        done();
      }
    },
  };
};
