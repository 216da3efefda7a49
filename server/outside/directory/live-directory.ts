import { randomUUID } from 'node:crypto';
import type { Client } from 'ldapts';
import type { DirectorySettings } from '#flows/connectors/directory/definition.ts';
import type { DirectoryAnswer, DirectoryPort, DirectoryTrouble } from '#flows/kit/ports.ts';
import type { Breaker } from '../../delivery/breaker.ts';
import type { Scope } from '../../storage/ports/scope.ts';
import type { OutsideParts } from '../create-outside.ts';
import { findPerson, type Person } from './find-person.ts';
import { groupsOf } from './groups-of.ts';
import { issuerOf } from './issuer-of.ts';
import { type OpenedDirectory, openDirectory } from './open-directory.ts';
import { readProfile } from './read-profile.ts';
import { refusalOf } from './refusal-of.ts';
import { troubleOf } from './trouble-of.ts';
import { withConnection } from './with-connection.ts';

export type DirectoryParts = Pick<OutsideParts, 'storage' | 'seal' | 'clock' | 'digest' | 'egress' | 'log'>;
/** One for each state of a connector's values, so that who has mended them need not wait. */
export type BreakerOf = (connector: string) => Breaker;
type Answer = DirectoryAnswer & { who?: string };

/** Longer names and passwords are nobody's. Control characters are in no name, and some directories stop reading at NUL (LDAP-01). */
const isName = (name: string): boolean => name.trim() !== '' && name.length <= 256 && !/\p{Cc}/u.test(name);
const longestPassword = 1_024;

/**
 * The same work as for somebody who is there, so that the time taken does not tell who is (PWD-08): a bind as nobody, at which no
 * account's wrong passwords are counted.
 */
const bindAsNobody = async (client: Client, { baseDn }: DirectorySettings, password: string): Promise<void> => {
  await client.bind(`CN=${randomUUID()},${baseDn}`, password).catch(() => undefined);
};

/** Sign-in at the real directory of a connector of this app and environment. */
export const liveDirectory = (parts: DirectoryParts, scope: Scope, breakerOf: BreakerOf): DirectoryPort => {
  /** Counted by the entry, whatever it was named by, and before the directory hears of it (LDAP-05). */
  const counterOf = ({ host }: DirectorySettings, { id }: Person): string =>
    `directory:${parts.digest.hash(JSON.stringify([host.toLowerCase(), id]))}`;

  const ask = async (
    client: Client,
    connector: string,
    { settings, bindPassword }: OpenedDirectory,
    name: string,
    password: string,
  ): Promise<Answer> => {
    await client.bind(settings.bindDn, bindPassword);
    const person = await findPerson(client, settings, name);
    if (person === 'no-stable-id') return { result: 'unavailable', reason: person };
    if (typeof person === 'string') {
      await bindAsNobody(client, settings, password);
      return { result: 'wrong', reason: person };
    }
    const key = counterOf(settings, person);
    // Directories forget wrong passwords a while after the last one, not after the first: so does the pause.
    const window = { key, limit: settings.wrongPasswords, windowSeconds: settings.pauseSeconds, renewed: true } as const;
    if (!(await parts.storage.counters.count({ ...scope, env: 'live' }, window, parts.clock.now()))) {
      await bindAsNobody(client, settings, password);
      return { result: 'wrong', reason: 'too-many-tries', who: person.id };
    }
    try {
      await client.bind(person.dn, password);
    } catch (error) {
      const reason = refusalOf(error);
      if (reason === undefined) throw error;
      return { result: 'wrong', reason, who: person.id };
    }
    await parts.storage.counters.clear({ ...scope, env: 'live' }, key);
    await client.bind(settings.bindDn, bindPassword);
    const groups = await groupsOf(client, settings, person);
    const columns = await parts.storage.users.columns(scope.app);
    return {
      result: 'recognised',
      identity: { connector, issuer: issuerOf(settings.baseDn), subject: person.id },
      profile: readProfile(settings, columns, { ...person, groups }),
      who: person.id,
    };
  };

  const attempt = async (connector: string, opened: OpenedDirectory, name: string, password: string): Promise<Answer> => {
    const breaker = breakerOf(`${scope.env}:${opened.version}`);
    if (breaker.open()) return { result: 'unavailable', reason: 'paused' };
    try {
      const answer = await withConnection(parts.egress, opened.settings, (client) => ask(client, connector, opened, name, password));
      breaker.succeeded();
      return answer;
    } catch (error) {
      breaker.failed();
      return { result: 'unavailable', reason: troubleOf(error) };
    }
  };

  return {
    signIn: async (connector, name, password) => {
      // RFC 4513, 5.1.2: a bind with a name and no password succeeds as nobody (LDAP-01).
      if (password === '') return { result: 'wrong', reason: 'empty-password' };
      if (!isName(name) || password.length > longestPassword) return { result: 'wrong', reason: 'unknown-name' };
      const opened: OpenedDirectory | DirectoryTrouble = await openDirectory(parts, scope, connector);
      const { who, ...answer }: Answer =
        typeof opened === 'string' ? { result: 'unavailable', reason: opened } : await attempt(connector, opened, name.trim(), password);
      // What people are not told. What they typed is not logged: it may be a password in the wrong field (LOG-02).
      if (answer.result !== 'recognised')
        parts.log.info({ ...scope, connector, result: answer.result, reason: answer.reason, entry: who }, 'directory sign-in');
      return answer;
    },
  };
};
