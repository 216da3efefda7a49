import { type Client, SizeLimitExceededError } from 'ldapts';
import type { DirectorySettings } from '#flows/connectors/directory/definition.ts';
import { type ConnectorTester, type TestResult, tookWords } from '../../connectors/tester.ts';
import { anybody } from './find-person.ts';
import { openDirectory } from './open-directory.ts';
import { troubleOf } from './trouble-of.ts';
import { troubleWords } from './trouble-words.ts';
import { withConnection } from './with-connection.ts';

const failed = (trouble: keyof typeof troubleWords): TestResult => ({
  ok: false,
  title: 'The directory cannot be used with these values',
  advice: troubleWords[trouble],
});

const hasPeople = async (client: Client, settings: DirectorySettings): Promise<boolean> => {
  try {
    const { searchEntries } = await client.search(settings.baseDn, { scope: 'sub', sizeLimit: 1, filter: anybody(settings), attributes: ['1.1'] });
    return searchEntries.length > 0;
  } catch (error) {
    // More than one is what is hoped for.
    if (error instanceof SizeLimitExceededError) return true;
    throw error;
  }
};

const encryption = { ldaps: 'LDAPS', starttls: 'StartTLS' } as const;

/** Connects, binds as the service account and looks whether there is anybody where people are searched. */
export const testDirectory: ConnectorTester = async (services, scope, connector) => {
  const opened = await openDirectory(services, scope, connector);
  if (typeof opened === 'string') return failed(opened);
  const { settings, bindPassword } = opened;
  const begun = performance.now();
  try {
    const people = await withConnection(services.egress, settings, async (client) => {
      await client.bind(settings.bindDn, bindPassword);
      return hasPeople(client, settings);
    });
    return {
      ok: true,
      title: 'The directory answers',
      facts: [
        `Encrypted by ${encryption[settings.security]}; its certificate is in order.`,
        'The service account was accepted.',
        people ? 'There are people where they are searched.' : 'Nobody was found where people are searched: check “Search under”.',
        tookWords(performance.now() - begun),
      ],
    };
  } catch (error) {
    return failed(troubleOf(error));
  }
};
