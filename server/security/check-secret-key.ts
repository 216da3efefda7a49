import type { SealedPort } from '#server/storage/ports/sealed.ts';
import { reseal } from './reseal.ts';
import type { Seal } from './seal.ts';

export const checkPurpose = 'secret-check';
const bound = 'installation';

/** The value that shows at the next start whether the key is the one this database was sealed with. */
export const newCheck = (seal: Seal): string => seal.seal(checkPurpose, bound, 'sallyport');

/**
 * Refuses a key that is not the database's: a server that went on with another could open nothing it keeps, and would seal more under the
 * wrong one. A database that is new gets its check value here. Throws with advice.
 */
export const checkSecretKey = async (sealed: SealedPort, seal: Seal): Promise<void> => {
  const known = await sealed.check();
  if (known === undefined) {
    const key = await sealed.sample();
    if (key !== undefined && reseal(seal, 'signing-keys', key).kind === 'unreadable') throw wrongKey();
    await sealed.addCheck(newCheck(seal));
  }
  const check = known ?? (await sealed.check());
  try {
    if (check !== undefined && seal.open(checkPurpose, bound, check) === 'sallyport') return;
  } catch {
    // What is wrong with it stands below.
  }
  throw wrongKey();
};

const wrongKey = (): Error =>
  new Error(
    'The database was sealed with another SECRET_KEY than the one given. Start with the key it had: in SECRET_KEY, or, on an embedded server, in DATA_DIR/secret.key (your backup of it). ' +
      'If you meant to change the key, give the old one in SECRET_KEY_PREVIOUS and run "npm run keys:rotate". If the old key is lost for good, docs/how-to/keys.md says how to go on.',
  );
