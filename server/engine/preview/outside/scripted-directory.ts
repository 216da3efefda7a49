import { askScript } from '#flows/kit/directory-script.ts';
import type { DirectoryPort } from '#flows/kit/ports.ts';
import { definition } from '#flows/connectors/directory/definition.ts';
import { readProfile } from '../../../outside/directory/read-profile.ts';
import { connectorView } from '../../../connectors/connector-view.ts';
import type { WorldParts } from '../live-world.ts';
import type { WorldSide } from './preview-outside.ts';

/** The tester's people in place of the directory; groups and attributes are mapped as the connector says. */
export const scriptedDirectory = (services: WorldParts, side: () => WorldSide): DirectoryPort => ({
  signIn: async (connector, name, password) => {
    const { live, realm } = side();
    const view = await connectorView(services, realm, connector);
    if (view === undefined) return { result: 'unavailable', reason: 'no-connector' };
    if (!view.active) return { result: 'unavailable', reason: 'disabled-connector' };
    if (!live.settings.device.online) return { result: 'unavailable', reason: 'unreachable' };
    const person = askScript(live.settings.directory, name, password);
    if ('result' in person) return person;
    // Before there are values nothing is mapped.
    const settings = definition.settings.pick({ columns: true, roles: true, domains: true }).strip().safeParse(view.settings);
    return {
      result: 'recognised',
      identity: { connector, issuer: 'preview', subject: person.name.toLowerCase() },
      profile: readProfile(
        settings.success ? settings.data : { columns: [], roles: [], domains: [] },
        await realm.storage.users.columns(realm.app.id),
        {
          label: person.name,
          attributes: new Map(Object.entries(person.attributes).map(([key, value]) => [key.toLowerCase(), [value]])),
          groups: person.groups,
        },
      ),
    };
  },
});
