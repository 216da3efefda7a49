import { removeNode } from '../fixes/remove-node.ts';
import type { Context, Flow } from '../flow.ts';
import { quote } from '../words.ts';

/** A flow has at least one way in, and one at most of each type: an app names the type it wants. */
export const checkEntries = (context: Context, { places, entries }: Flow): void => {
  const { registry, report } = context;
  if (entries.length === 0) {
    const types = Object.values(registry)
      .filter(({ role }) => role === 'entry')
      .map(({ title }) => quote(title));
    report.add('no-entry', { message: 'This flow has no way in.', advice: `Add ${types.join(' or ') || 'an entry'} and wire it to the first step.` });
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
      message: `${quote(other)} and ${quote(place.name)} are the same way in.`,
      advice: 'Keep one of them and wire it to where both should begin.',
      fix: () => removeNode(context, place.id),
    });
  }
};

/** Buttons lead to entries that are there. What the linked app has is not known here. */
export const checkLinks = ({ report }: Context, { places, entries }: Flow): void => {
  const known = new Set(entries.map((index) => places[index]?.id));
  for (const place of places) {
    if (place.links.every(({ entry, app }) => app !== undefined || known.has(entry))) continue;
    report.add('button-to-nothing', {
      node: place.id,
      message: `A button of ${quote(place.name)} leads to a way in that is not there.`,
      advice: 'Choose another one, or take the button away.',
    });
  }
};
