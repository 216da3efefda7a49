import { defineExecutor } from '#flows/kit/define-executor.ts';
import { guestsPerHour } from '#flows/kit/guests-per-hour.ts';
import { definition } from './definition.ts';

/**
 * The user object of MOB-2: made when somebody presses the link page's button, never when the page is fetched. It has no
 * address and no password, so nothing can ever be proven about it. Who is known already stays who they are.
 */
export const executor = defineExecutor(definition, async ({ config, node, app, subject, proofs, context, ports, say }) => {
  if (subject.user !== undefined) return { kind: 'exit', outcome: 'created' };
  if (node.zone.kind !== 'public' || app.access === 'added' || proofs.length > 0) {
    return { kind: 'exit', outcome: 'refused', problems: [{ code: 'refused', text: say(config.message, 'refused') }] };
  }
  const id = ports.random.id('usr');
  const key = `guests:${ports.digest.keyed('counter', context.ip ?? '')}`;
  return {
    kind: 'exit',
    outcome: 'created',
    subject: { user: id },
    guards: [{ kind: 'count', key, limit: guestsPerHour, windowSeconds: 3_600, otherwise: 'refused' }],
    effects: [{ kind: 'user.create', user: { id, attributes: {} }, identifiers: [] }],
  };
});
