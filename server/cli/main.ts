import { resolve } from 'node:path';
import { readEnv } from '#server/env.ts';
import { checkSecretKey } from '#server/security/check-secret-key.ts';
import { createSeal } from '#server/security/create-seal.ts';
import { loadSecretKey } from '#server/security/load-secret-key.ts';
import { openStorage } from '#server/storage/open.ts';
import { rotateKeys } from './rotate-keys.ts';
import { testUsage } from './test-usage.ts';

const usage = `Usage: sallyport <command>

  keys rotate   Seals everything in the database anew under SECRET_KEY. Give the key it had so far in
                SECRET_KEY_PREVIOUS. Servers may go on running; if it is stopped, run it again.
                It reads the same environment as the server: DATA_DIR or DATABASE_URL, SECRET_KEY, SECRET_KEY_PREVIOUS.

${testUsage}`;

type Say = (text: string) => void;

/** The command line. Returns the exit code: 0 done, 1 not done (and why), 2 for words it does not know. */
export const main = async (words: readonly string[], variables: Readonly<Record<string, string | undefined>>, say: Say): Promise<number> => {
  if (words[0] === 'test') {
    // All the nodes and the engine, which no other command needs.
    const { testFlows } = await import('./test-flows.ts');
    return testFlows(words.slice(1), say);
  }
  if (words.join(' ') !== 'keys rotate') {
    say(usage);
    return words.length === 0 || words[0] === 'help' || words[0] === '--help' ? 0 : 2;
  }
  try {
    return await keysRotate(variables, say);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
};

const keysRotate = async (variables: Readonly<Record<string, string | undefined>>, say: Say): Promise<number> => {
  const env = readEnv(variables);
  const storage = await openStorage({
    dataDir: resolve(env.dataDir),
    databaseUrl: env.databaseUrl,
    beside: true,
    onFatal: (error) => {
      throw error;
    },
  });
  try {
    const seal = createSeal(loadSecretKey(env));
    await checkSecretKey(storage.sealed, seal);
    const { changed, unreadable, settled } = await rotateKeys({ storage, seal, told: (place, count) => say(`${place}: ${count} sealed anew\n`) });
    if (unreadable.length > 0) {
      const shown = unreadable.slice(0, 20).join('\n  ');
      say(
        `No given key opens these, so they were left as they are:\n  ${shown}\nAdd the key they were sealed with to SECRET_KEY_PREVIOUS and run this again.\n`,
      );
    }
    if (!settled) say('A server is still running with an older SECRET_KEY and seals with it. Restart it with the new one, then run this again.\n');
    if (!settled || unreadable.length > 0) return 1;
    say(
      changed === 0
        ? 'Everything was sealed under SECRET_KEY already.\n'
        : 'Everything is sealed under SECRET_KEY. Keep the old key in SECRET_KEY_PREVIOUS until people have come back with their refresh tokens.\n',
    );
    return 0;
  } finally {
    await storage.close();
  }
};
