import type { Decision } from '#flows/interpreter/decision.ts';
import type { Effect } from '#flows/kit/effect.ts';
import type { User } from '#flows/kit/ports.ts';
import { Problem } from '../errors.ts';
import { issueCode } from '../sessions/issue-code.ts';
import { type OpenedSession, openSession } from '../sessions/open-session.ts';
import type { AuthorizationCode } from '../storage/ports/codes.ts';
import type { RunRecord } from '../storage/ports/runs.ts';
import type { SessionRecord } from '../storage/ports/sessions.ts';
import type { Stepping } from './take-step.ts';

/** What a finished step hands out once it is committed: rows to commit, and the secrets that belong to them. */
export type Ending = {
  session?: SessionRecord;
  /** Whose session it is, where the step itself made them: nobody has to be asked about them. */
  user?: User;
  code?: AuthorizationCode;
  secrets: { refreshToken?: string; cookie?: string; code?: string };
};

/** The user a step makes, unless it writes more about them than that. */
const madeHere = (effects: readonly Effect[], id: string | null): User | undefined => {
  const about = effects.filter((effect) => (effect.kind === 'user.create' ? effect.user.id === id : 'user' in effect && effect.user === id));
  const [made] = about;
  if (made?.kind !== 'user.create' || about.length > 1) return undefined;
  const attributes = Object.fromEntries(Object.entries(made.user.attributes).filter(([, value]) => value !== null));
  return { id: made.user.id, status: 'active', attributes, identifiers: made.identifiers };
};

/** The session (and code) a step's `session.create` effect asks for. A step issues one session at the most (FLOW-07). */
export const endingOf = async (
  stepping: Stepping,
  record: RunRecord,
  decision: Extract<Decision, { kind: 'commit' }>,
): Promise<Ending | undefined> => {
  const asked = decision.effects.flatMap((effect) => (effect.kind === 'session.create' ? [effect.session] : []));
  const session = asked[0];
  if (session === undefined) return undefined;
  if (asked.length > 1) throw new Problem('internal', {}, 'one step asked for two sessions');
  const { services, realm } = stepping;
  const opened: OpenedSession = openSession({
    services,
    realm,
    session,
    runInfo: {
      flow: record.flow,
      version: record.version,
      client: record.client,
      device: record.run.context.device?.id ?? null,
      delivery: record.delivery.kind,
    },
  });
  const user = madeHere(decision.effects, opened.record.user);
  const made = { session: opened.record, ...(user && { user }) };
  const secrets = {
    ...(opened.refreshToken !== undefined && { refreshToken: opened.refreshToken }),
    ...(opened.cookie !== undefined && { cookie: opened.cookie }),
  };
  if (record.delivery.kind !== 'code') return { ...made, secrets };
  if (record.client === null) throw new Problem('internal', {}, 'a code needs a registered client');
  const { redirectUri, codeChallenge } = record.delivery;
  const { code, row } = issueCode(realm, { client: record.client, redirectUri, codeChallenge, session: opened.record.id });
  return { ...made, code: row, secrets: { ...secrets, code } };
};
