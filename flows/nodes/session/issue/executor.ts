import { acrOf } from '#flows/kit/assurance.ts';
import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { User } from '#flows/kit/ports.ts';
import { provenUser } from '#flows/kit/proven-user.ts';
import { lifetimesOf } from '../_shared/lifetimes-of.ts';
import { suffices } from '../_shared/suffices.ts';
import { definition } from './definition.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;

/**
 * Compares the server's record of proofs with what is demanded here and now; having come this way through the graph
 * counts for nothing (FLOW-07). People whose access was taken away are refused whatever they prove (FLOW-11), and the
 * reason is told to the builder's audit log only.
 */
export const executor = defineExecutor(definition, async (input: Input) => {
  const { config, node, subject, proofs, app, ports } = input;
  const known = await provenUser({ subject, proofs, users: ports.users });
  const proven = known?.proofs ?? [];
  const needed = neededOf(input);
  if (needed !== 'none' && !suffices(needed, proven)) return refuse(input, 'not-proven');
  const user = known?.user ?? (await guestOf(input));
  if (user !== undefined && user.status !== 'active') return refuse(input, user.status);
  return {
    kind: 'exit',
    outcome: 'issued',
    effects: [
      {
        kind: 'session.create',
        session: {
          ...(user && { user: user.id }),
          zone: node.zone.key,
          zoneKind: node.zone.kind,
          amr: [...new Set(proven.flatMap(({ amr }) => amr))],
          acr: acrOf(proven.map(({ assurance }) => assurance)),
          proofs: proven.map(({ assurance, node: id, at }) => ({ assurance, node: id, at })),
          lifetimes: lifetimesOf(config, app),
        },
      },
    ],
  };
});

/**
 * A public zone asks for nothing where anyone may enter. Elsewhere nobody sees content unproven, whatever was published while
 * that was otherwise (MOB-3).
 */
const neededOf = ({ config, node, app }: Input): 'none' | 'one' | 'two-kinds' | 'two-factors' => {
  if (config.assurance !== 'zone') return config.assurance;
  return node.zone.kind === 'public' && app.access === 'anyone' ? 'none' : 'one';
};

/**
 * Nobody is named in a session about whom nothing was proven, except a guest in a public zone: a record that this run
 * made, without an address or a password by which anything could ever be proven about it.
 */
const guestOf = async ({ node, subject, ports }: Input): Promise<User | undefined> => {
  const user = node.zone.kind === 'public' && subject.user !== undefined ? await ports.users.find(subject.user) : undefined;
  if (user === undefined || user.identities !== undefined || user.identifiers.some(({ kind }) => kind !== 'username')) return undefined;
  return (await ports.passwords.has(user.id)) ? undefined : user;
};

const refuse = ({ config, node, subject, say }: Input, reason: 'not-proven' | 'disabled' | 'unapproved') =>
  ({
    kind: 'exit',
    outcome: 'refused',
    problems: [{ code: 'refused', text: say(config.message, 'refused') }],
    effects: [{ kind: 'audit', action: 'session.refused', detail: { reason, zone: node.zone.key, node: node.id, user: subject.user ?? null } }],
  }) as const;
