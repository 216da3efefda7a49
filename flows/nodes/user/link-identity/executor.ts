import { defineExecutor, type ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Effect } from '#flows/kit/effect.ts';
import { sameIdentity } from '#flows/kit/identifier.ts';
import { linkIdentity } from '#flows/kit/link-identity.ts';
import type { User } from '#flows/kit/ports.ts';
import { provenUser } from '#flows/kit/proven-user.ts';
import type { Step } from '#flows/kit/step.ts';
import { definition } from './definition.ts';

type Input = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;
type LinkStep = Step<'linked' | 'refused'>;

/** How old the sign-in at the provider may be (ms). */
const fresh = 10 * 60_000;

const refuse = ({ config, say }: Input, code: 'refused' | 'not-fresh'): LinkStep => ({
  kind: 'exit',
  outcome: 'refused',
  problems: [{ code, text: say(code === 'refused' ? config.refused : undefined, code) }],
});

/** Both sides hear of it (LINK-05): every address verified here, and the provider's where it is trusted for it. */
const notices = async ({ config, subject, app, say, words }: Input, user: User): Promise<Effect[]> => {
  if (!config.notify) return [];
  const own = user.identifiers.filter(({ kind, verified }) => kind === 'email' && verified).map(({ canonical }) => canonical);
  const addresses = new Set([...own, ...(subject.profile?.email === undefined ? [] : [subject.profile.email])]);
  const account = subject.profile?.label ?? (await words(say(undefined, 'account')));
  const slots = { app: app.name, account };
  const text = await words(say(config.mailText, 'mail-text', slots));
  const title = await words(say(config.mailSubject, 'mail-subject', slots));
  return [...addresses].map((to) => ({ kind: 'notify', message: { channel: 'email', to, subject: title, text } }));
};

/**
 * Links the identity that was proven in this very run, and a moment ago, to the user the run is about by other proofs
 * (LINK-03). One that is somebody else's stays theirs, also if both try at once (LINK-01).
 */
export const executor = defineExecutor(definition, async (input: Input): Promise<LinkStep> => {
  const { subject, proofs, ports } = input;
  const { identity } = subject;
  const known = await provenUser({ subject, proofs, users: ports.users });
  if (identity === undefined || known === undefined || known.user.status !== 'active') return refuse(input, 'refused');
  if (known.user.identities?.some((own) => sameIdentity(own, identity))) return { kind: 'exit', outcome: 'linked' };
  const proof = proofs.findLast((candidate) => sameIdentity(candidate.subject.identity, identity));
  if (proof === undefined) return refuse(input, 'refused');
  if (ports.clock.now() - proof.at > fresh) return refuse(input, 'not-fresh');
  if ((await ports.users.byIdentity(identity)) !== undefined) return refuse(input, 'refused');
  const link = linkIdentity(known.user.id, identity, subject.profile, 'refused' as const);
  return { kind: 'exit', outcome: 'linked', ...link, effects: [...link.effects, ...(await notices(input, known.user))] };
});
