import { askScript } from '#flows/kit/directory-script.ts';
import type { DirectoryPort } from '#flows/kit/ports.ts';
import { definition } from '#flows/connectors/directory/definition.ts';
import { readProfile } from '../../../outside/directory/read-profile.ts';
import { connectorView } from '../../../connectors/connector-view.ts';
import type { LiveWorld, WorldParts } from '../live-world.ts';

/** The tester's people in place of the directory; groups and attributes are mapped as the connector says. */
export const scriptedDirectory = (services: WorldParts, live: () => LiveWorld): DirectoryPort => ({
  signIn: async (connector, name, password) => {
    const world = live();
    const view = await connectorView(services, world.realm, connector);
    if (view === undefined) return { result: 'unavailable', reason: 'no-connector' };
    if (!view.active) return { result: 'unavailable', reason: 'disabled-connector' };
    if (!world.settings.device.online) return { result: 'unavailable', reason: 'unreachable' };
    const person = askScript(world.settings.directory, name, password);
    if ('result' in person) return person;
    // Before there are values nothing is mapped.
    const settings = definition.settings.pick({ columns: true, roles: true, domains: true }).strip().safeParse(view.settings);
    return {
      result: 'recognised',
      identity: { connector, issuer: 'preview', subject: person.name.toLowerCase() },
      profile: readProfile(
        settings.success ? settings.data : { columns: [], roles: [], domains: [] },
        await world.storage.users.columns(world.realm.app.id),
        {
          label: person.name,
          attributes: new Map(Object.entries(person.attributes).map(([key, value]) => [key.toLowerCase(), [value]])),
          groups: person.groups,
        },
      ),
    };
  },
});
