import { acrOf } from '#flows/kit/assurance.ts';
import { defineExecutor } from '#flows/kit/define-executor.ts';
import { provenUser } from '#flows/kit/proven-user.ts';
import { suffices } from '../_shared/suffices.ts';
import { definition } from './definition.ts';

/**
 * A new session with a new id takes the old one's place in the same commit (SES-01): it carries the union of the proofs.
 * Something must have been proven in this very run; what is only carried over raises nothing.
 */
export const executor = defineExecutor(definition, async ({ config, node, subject, proofs, session, app, ports, say }) => {
  const known = await provenUser({ subject, proofs, users: ports.users });
  const proven = known?.proofs ?? [];
  const isOwn = session !== undefined && !session.locked && known?.user.id === session.user && known?.user.status === 'active';
  const isNew = proven.some((proof) => proof.node !== 'session');
  if (session === undefined || known === undefined || !isOwn || !isNew || !suffices(config.assurance, proven)) {
    const detail = { zone: node.zone.key, node: node.id, session: session?.id ?? null, user: subject.user ?? null };
    return {
      kind: 'exit',
      outcome: 'refused',
      problems: [{ code: 'refused', text: say(config.message, 'refused') }],
      effects: [{ kind: 'audit', action: 'session.step-up-refused', detail }],
    };
  }
  return {
    kind: 'exit',
    outcome: 'raised',
    effects: [
      { kind: 'session.revoke', session: session.id },
      {
        kind: 'session.create',
        session: {
          user: known.user.id,
          zone: node.zone.key,
          zoneKind: node.zone.kind,
          amr: [...new Set(proven.flatMap(({ amr }) => amr))],
          acr: acrOf(proven.map(({ assurance }) => assurance)),
          proofs: proven.map(({ assurance, node: id, at }) => ({ assurance, node: id, at })),
          lifetimes: app.lifetimes,
        },
      },
    ],
  };
});
