import { removeNode } from '../fixes/remove-node.ts';
import type { Context, Flow } from '../flow.ts';

/** A flow has at least one way in, and one at most of each type: an app names the type it wants. */
export const checkEntries = (context: Context, { places, entries }: Flow): void => {
  const { registry, report, say } = context;
  if (entries.length === 0) {
    const types = Object.values(registry)
      .filter(({ role }) => role === 'entry')
      .map(({ title }) => say('“{name}”', { name: say(title) }));
    report.add('no-entry', {
      message: say('This flow has no way in.'),
      advice:
        types.length === 0
          ? say('Add an entry and wire it to the first step.')
          : say('Add {entries} and wire it to the first step.', {
              entries: types.reduce((before, entry) => say('{before} or {entry}', { before, entry })),
            }),
    });
  }
  const first = new Map<string, string>();
  for (const index of entries) {
    const place = places[index];
    // What begins from a session is named by its id: an app may have many buttons.
    if (place === undefined || place.definition?.session !== undefined) continue;
    const other = first.get(place.node.type);
    if (other === undefined) {
      first.set(place.node.type, place.name);
      continue;
    }
    report.add('duplicate-entry', {
      node: place.id,
      message: say('“{first}” and “{second}” are the same way in.', { first: other, second: place.name }),
      advice: say('Keep one of them and wire it to where both should begin.'),
      fix: () => removeNode(context, place.id),
    });
  }
};

/** Buttons lead to entries that are there. What the linked app has is not known here. */
export const checkLinks = ({ report, say }: Context, { places, entries }: Flow): void => {
  const known = new Set(entries.map((index) => places[index]?.id));
  for (const place of places) {
    if (place.links.every(({ entry, app }) => app !== undefined || known.has(entry))) continue;
    report.add('button-to-nothing', {
      node: place.id,
      message: say('A button of “{step}” leads to a way in that is not there.', { step: place.name }),
      advice: say('Choose another one, or take the button away.'),
    });
  }
};
