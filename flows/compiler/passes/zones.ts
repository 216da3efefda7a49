import type { Context } from '../flow.ts';
import { nameOf, quote } from '../words.ts';

/** Zones of one key are one zone, in this flow and in all flows of the app; every node stands in one. */
export const checkZones = (context: Context): void => {
  const { graph, app, report } = context;
  const zones = Object.entries(graph.zones).sort(([a], [b]) => (a < b ? -1 : 1));
  const seen = new Map<string, string>();
  for (const [, { key, name, kind }] of zones) {
    const other = seen.get(key);
    if (other !== undefined) {
      report.add('zone-key-twice', {
        message: `The zones ${quote(other)} and ${quote(name)} have the same key, “${key}”.`,
        advice: 'Give one of them another key.',
      });
    }
    seen.set(key, name);
    const elsewhere = app.zones?.find((zone) => zone.key === key);
    if (elsewhere !== undefined && elsewhere.kind !== kind) {
      report.add('zone-kind-differs', {
        message: `The zone ${quote(name)} is ${kind} here and ${elsewhere.kind} in another flow of this app.`,
        advice: 'Make it the same kind everywhere, or give it another key.',
      });
    }
  }
  const [first] = zones;
  for (const [id, node] of Object.entries(graph.nodes)) {
    if (Object.hasOwn(graph.zones, node.zone)) continue;
    report.add('unknown-zone', {
      node: id,
      message: `${nameOf(context, id)} stands in a zone that is gone.`,
      advice: 'Move it into a zone.',
      fix: () =>
        first && { label: `Move it into ${quote(first[1].name)}`, patches: [{ op: 'replace', path: ['nodes', id, 'zone'], value: first[0] }] },
    });
  }
};
