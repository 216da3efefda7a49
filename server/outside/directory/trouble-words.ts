import type { DirectoryTrouble } from '#flows/kit/ports.ts';
import { egressWords } from '../../security/egress/egress-fault.ts';

/** For the builder: what happened and what to do. */
export const troubleWords: Readonly<Record<DirectoryTrouble, string>> = {
  'no-connector': 'The connector is gone.',
  'disabled-connector': 'The connector is switched off. Switch it on first.',
  'not-set-up': 'Its values are not complete. Fill in the form and save it first.',
  'address-not-allowed': egressWords['address-not-allowed'],
  unreachable: 'The directory could not be reached. Check the server’s name and port, and whether a firewall is between.',
  'too-slow': 'The directory did not answer within five seconds.',
  certificate: egressWords.certificate,
  'service-account': 'The directory does not accept the service account. Check its name and password, and that it may read people and groups.',
  'no-such-base': 'There is nothing at the place to search under. Check the distinguished name letter by letter.',
  'no-stable-id': 'People there have no attribute that never changes. Choose another one in the settings.',
  paused: 'The directory failed several times in a row and is left alone for half a minute.',
  misbehaved: 'The directory answered in a way that is not understood. Check port and encryption.',
};
