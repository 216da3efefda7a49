import type { Scope } from '../../storage/ports/scope.ts';
import { createBreaker } from '../breaker.ts';
import { createDelivery, type Delivery, Undeliverable } from '../deliver.ts';
import { routeOf, type SmsParts, type SmsRoute } from './route.ts';

/**
 * Live SMS: through the app's own account where the message names one, else through the included quota. Each service has a
 * breaker of its own. What bounds it is counted as it leaves, shared by all processes, so that no more leaves than may
 * (OTP-06); a decoy takes the same way as far as it can be told apart.
 */
export const createSmsDelivery = (parts: SmsParts): ((scope: Scope) => Delivery) => {
  const { storage, clock, log } = parts;
  const services = new Map<string, { route: SmsRoute; delivery: Delivery }>();

  const serviceOf = (route: SmsRoute): Delivery => {
    const known = services.get(route.id);
    if (known !== undefined) {
      known.route = route;
      return known.delivery;
    }
    const service = {
      route,
      delivery: createDelivery({
        send: async (message, _run, signal) => {
          const { gateway, bound } = service.route;
          if (!(await storage.counters.count(bound.scope, bound, clock.now()))) throw new Undeliverable('no more SMS may be sent for now');
          await gateway({ to: message.to, text: message.text }, signal);
        },
        breaker: createBreaker(clock),
        failed: (error) => log.warn({ error, service: route.id }, 'an SMS could not be sent'),
      }),
    };
    services.set(route.id, service);
    return service.delivery;
  };

  const isUsedUp = async ({ bound }: SmsRoute): Promise<boolean> =>
    (await storage.counters.peek(bound.scope, bound.key, clock.now())).count >= bound.limit;

  return (scope) => ({
    deliver: async (message, run, withinMs) => {
      try {
        const route = message.channel === 'sms' ? await routeOf(parts, scope, message.connector) : undefined;
        if (route === undefined || (await isUsedUp(route))) {
          log.warn(
            { app: scope.app, service: route?.id },
            route === undefined ? 'nothing is set up that sends SMS' : 'no more SMS may be sent for now',
          );
          return false;
        }
        return await serviceOf(route).deliver(message, run, withinMs);
      } catch (error) {
        log.warn({ app: scope.app, error }, 'an SMS could not be sent');
        return false;
      }
    },
  });
};
