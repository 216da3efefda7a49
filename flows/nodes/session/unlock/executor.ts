import { defineExecutor } from '#flows/kit/define-executor.ts';
import { provenUser } from '#flows/kit/proven-user.ts';
import { definition } from './definition.ts';

/**
 * Opens only what was locked, only for its own user, and only by something proven in this run that says who they are:
 * a session's earlier proofs are not among the run's (MOB-9, FLOW-07).
 */
export const executor = defineExecutor(definition, async ({ config, node, subject, proofs, session, ports, say }) => {
  const known = await provenUser({ subject, proofs, users: ports.users });
  const fits = session?.locked === true && session.zone === node.zone.key && known?.user.id === session.user && known?.user.status === 'active';
  if (session === undefined || !fits) {
    const detail = { zone: node.zone.key, node: node.id, session: session?.id ?? null, user: subject.user ?? null };
    return {
      kind: 'exit',
      outcome: 'refused',
      problems: [{ code: 'refused', text: say(config.message, 'refused') }],
      effects: [{ kind: 'audit', action: 'session.unlock-refused', detail }],
    };
  }
  return { kind: 'exit', outcome: 'unlocked', effects: [{ kind: 'session.unlock', session: session.id }] };
});
