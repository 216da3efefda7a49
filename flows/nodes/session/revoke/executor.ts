import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Effect } from '#flows/kit/effect.ts';
import type { HeldSession } from '#flows/kit/held-session.ts';
import { definition } from './definition.ts';

type Which = ExecutorInput<ReturnType<typeof definition.config.parse>, never>['config']['which'];

/** Ends sessions with their refresh tokens on the server, at once (SES-04). Somebody without a session has nothing to end. */
export const executor = defineExecutor(definition, async ({ config, node, session }) => ({
  kind: 'exit',
  outcome: 'ended',
  effects: session === undefined ? [] : [...endings(config.which, session), audit(config.which, node.id, session)],
}));

const endings = (which: Which, { id, user }: HeldSession): readonly Effect[] => {
  const own: Effect = { kind: 'session.revoke', session: id };
  // A guest's session names nobody whose others could be found.
  if (which === 'this' || user === undefined) return which === 'others' ? [] : [own];
  return which === 'others' ? [{ kind: 'session.revoke', user, except: id }] : [{ kind: 'session.revoke', user }, own];
};

const audit = (which: Which, node: string, { id, user }: HeldSession): Effect => ({
  kind: 'audit',
  action: 'session.revoked',
  detail: { which, node, session: id, user: user ?? null },
});
