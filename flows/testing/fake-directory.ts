import { askScript } from '../kit/directory-script.ts';
import type { DirectoryPort } from '../kit/ports.ts';
import type { World } from './world.ts';

/** The world's scripted directory. Groups are taken for roles and attributes for columns as they are; `mail` is an address it vouches for. */
export const fakeDirectory = (world: World): DirectoryPort => ({
  signIn: async (connector, name, password) => {
    if (world.connectors.get(connector)?.active !== true) return { result: 'unavailable', reason: 'no-connector' };
    const person = askScript(world.directory, name, password);
    if ('result' in person) return person;
    return {
      result: 'recognised',
      identity: { connector, issuer: 'directory.example', subject: person.name.toLowerCase() },
      profile: {
        label: person.name,
        ...(person.attributes.mail && { email: person.attributes.mail }),
        attributes: { ...person.attributes },
        roles: [...person.groups],
      },
    };
  },
});
