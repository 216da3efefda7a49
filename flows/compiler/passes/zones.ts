import type { Context } from '../flow.ts';
import { nameOf } from '../words.ts';

/** Zones of one key are one zone, in this flow and in all flows of the app; every node stands in one. */
export const checkZones = (context: Context): void => {
  const { graph, app, report, say } = context;
  const zones = Object.entries(graph.zones).sort(([a], [b]) => (a < b ? -1 : 1));
  const seen = new Map<string, string>();
  for (const [, { key, name, kind }] of zones) {
    const other = seen.get(key);
    if (other !== undefined) {
      report.add('zone-key-twice', {
        message: say('The zones “{first}” and “{second}” have the same key, “{key}”.', { first: other, second: name, key }),
        advice: say('Give one of them another key.'),
      });
    }
    seen.set(key, name);
    const elsewhere = app.zones?.find((zone) => zone.key === key);
    if (elsewhere !== undefined && elsewhere.kind !== kind) {
      report.add('zone-kind-differs', {
        message: say(
          kind === 'public'
            ? 'The zone “{zone}” is public here and secure in another flow of this app.'
            : 'The zone “{zone}” is secure here and public in another flow of this app.',
          { zone: name },
        ),
        advice: say('Make it the same kind everywhere, or give it another key.'),
      });
    }
  }
  const [first] = zones;
  for (const [id, node] of Object.entries(graph.nodes)) {
    if (Object.hasOwn(graph.zones, node.zone)) continue;
    report.add('unknown-zone', {
      node: id,
      message: say('“{step}” stands in a zone that is gone.', { step: nameOf(context, id) }),
      advice: say('Move it into a zone.'),
      fix: () =>
        first && {
          label: say('Move it into “{zone}”', { zone: first[1].name }),
          patches: [{ op: 'replace', path: ['nodes', id, 'zone'], value: first[0] }],
        },
    });
  }
};
