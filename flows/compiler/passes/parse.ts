import type { GraphNode, Zone } from '../../graph/graph.ts';
import { migrateNode } from '../../graph/migrate-node.ts';
import type { NodeDefinition, OutcomeSpec } from '../../kit/define-node.ts';
import { outcomesOf } from '../../kit/outcomes-of.ts';
import { drawnOutcomes } from '../drawn-outcomes.ts';
import { removeNode } from '../fixes/remove-node.ts';
import type { Context, Place } from '../flow.ts';
import { settingProblem } from '../setting-problem.ts';
import { textsIn } from '../texts-in.ts';
import { titleOf } from '../words.ts';
import { withoutMissingTexts } from './missing-texts.ts';

/** Reads every node by its type: version, settings and what the type says about a node with these settings. */
export const parse = (context: Context): ReadonlyMap<string, Place> =>
  new Map(
    Object.keys(context.graph.nodes)
      .sort()
      .flatMap((id) => {
        const node = context.graph.nodes[id];
        return node === undefined ? [] : [[id, parseNode(context, id, node)]];
      }),
  );

const parseNode = (context: Context, id: string, drawn: GraphNode): Place => {
  const { registry, report, say } = context;
  const definition = Object.hasOwn(registry, drawn.type) ? registry[drawn.type] : undefined;
  const name = titleOf(drawn, registry, say);
  const unclear = unclearPlace(context, id, drawn, name, definition);
  if (definition === undefined) {
    report.add('unknown-type', {
      node: id,
      message: say('“{step}” is a step this server does not have.', { step: name }),
      advice: say('Remove it, or install the release it was drawn with.'),
      fix: () => removeNode(context, id),
    });
    return unclear;
  }
  const migrated = migrateNode(drawn, definition);
  if (!migrated.ok) {
    if (migrated.reason === 'newer')
      report.add('newer-version', {
        node: id,
        message: say('“{step}” was drawn with a newer release.', { step: name }),
        advice: say('Update this server, or remove the step and add it again.'),
      });
    else
      report.add('older-version', {
        node: id,
        message: say('“{step}” is of version {version}, which can no longer be read.', { step: name, version: drawn.version }),
        advice: say('Remove the step and add it again.'),
      });
    return unclear;
  }
  const node = withoutMissingTexts(context, id, name, migrated.node);
  const parsed = definition.config.safeParse(node.config);
  if (!parsed.success) {
    for (const problem of parsed.error.issues) report.add('invalid-setting', settingProblem(definition, id, name, node.config, problem, say));
    return { ...unclear, node };
  }
  const config: unknown = parsed.data;
  for (const found of definition.check?.(config, say) ?? []) {
    report.relay({ ...found, message: say('“{step}”: {problem}', { step: name, problem: found.message }), node: id });
  }
  return {
    ...unclear,
    node,
    config,
    unclear: false,
    outcomes: distinct(outcomesOf(definition, config, say)),
    requires: definition.requires?.(config) ?? [],
    reads: definition.reads?.(config) ?? [],
    writes: definition.writes?.(config, say) ?? [],
    conditions: definition.conditions?.(config) ?? [],
    assigns: definition.assigns?.(config) ?? [],
    discloses: definition.discloses?.(config) ?? false,
    links: definition.links?.(config) ?? [],
    signedIn: signedInOf(definition, config, unclear.zone),
    admits: definition.admits?.(config),
    texts: textsIn(config, id),
  };
};

/** Whoever has a session in a secure zone has signed in, whatever the entry asks for. */
const signedInOf = ({ session, signedIn }: NodeDefinition, config: unknown, zone: Zone): boolean =>
  session === 'live' && (zone.kind === 'secure' || signedIn?.(config) === true);

/** What is known of a node whose type or settings cannot be read: where it stands, and what is drawn at it. */
const unclearPlace = (context: Context, id: string, node: GraphNode, name: string, definition: NodeDefinition | undefined): Place => {
  const { zones } = context.graph;
  return {
    id,
    node,
    name,
    definition,
    config: undefined,
    unclear: true,
    zone: Object.hasOwn(zones, node.zone) ? (zones[node.zone] ?? nowhere) : nowhere,
    outcomes: drawnOutcomes(context, id),
    requires: [],
    reads: [],
    writes: [],
    conditions: [],
    assigns: [],
    discloses: false,
    links: [],
    signedIn: false,
    admits: undefined,
    texts: [],
  };
};

/** Stands in for a zone that is gone, which is an error of its own. */
const nowhere: Zone = { key: 'nowhere', kind: 'public', name: 'Nowhere', order: '', position: { x: 0, y: 0 }, size: { width: 1, height: 1 } };

const distinct = (outcomes: readonly OutcomeSpec[]): readonly OutcomeSpec[] => [
  ...new Map(outcomes.map((outcome) => [outcome.id, outcome])).values(),
];
