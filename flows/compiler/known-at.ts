import type { Assurance } from '../kit/assurance.ts';
import type { VariableSpec } from '../kit/define-node.ts';
import type { IdentifierKind } from '../kit/identifier.ts';
import type { Graph } from '../graph/graph.ts';
import { linksOf } from '../graph/links.ts';
import { parseGraph } from '../graph/parse-graph.ts';
import { textsByNode } from '../graph/texts-by-node.ts';
import { inEnglish, type Say } from '../languages/say.ts';
import type { AppSettings } from './app-settings.ts';
import { fact, type Facts, factsAtEntry, has, needsOf } from './facts.ts';
import type { Context, Flow, Registry } from './flow.ts';
import { collectVariables } from './passes/collect-variables.ts';
import { walkFacts } from './passes/walk-facts.ts';
import { readFlow } from './read-flow.ts';
import { openReport } from './report.ts';
import { slotsOf } from './slots-of.ts';

/** What is certain of every run that comes to a step, and the values it may look at from there on. */
export type Known = {
  subject: boolean;
  user: boolean;
  /** What they may have named themselves by, if that is certain. */
  identifiers: readonly IdentifierKind[];
  /** Where something is proven on every way, but not the same: what the shortest way proves. */
  proofs: readonly Assurance[];
  session: 'none' | 'live' | 'locked';
  /** Set by an earlier step and looked at by this or a later one. */
  variables: readonly VariableSpec[];
};

const assurances = ['identifier', 'possession', 'knowledge', 'inherence'] as const;
const kinds = ['email', 'phone', 'username'] as const;

/** Everything the wires lead to from there, itself included. */
const following = (next: (index: number) => readonly number[], start: number): Set<number> => {
  const found = new Set([start]);
  for (const index of found) for (const to of next(index)) found.add(to);
  return found;
};

const variablesAt = (context: Context, flow: Flow, index: number): VariableSpec[] => {
  const ahead = following((at) => (flow.exits[at] ?? []).flatMap(({ to }) => to ?? []), index);
  const behind = following((at) => flow.exits.flatMap((exits, from) => (exits.some(({ to }) => to === at) ? [from] : [])), index);
  const read = new Set(
    [...ahead].flatMap((at) => {
      const place = flow.places[at];
      return place === undefined ? [] : [...place.reads, ...slotsOf(context.graph, place).map(({ path }) => path)];
    }),
  );
  const before = new Set([...behind].flatMap((at) => (at === index ? [] : (flow.places[at]?.writes ?? []).map(({ name }) => name))));
  return [...collectVariables(context, flow).values()].flatMap(({ name, label, type, scope }) =>
    before.has(name) && read.has(`vars.${name}`) ? [{ name, label, type, scope }] : [],
  );
};

/**
 * What a run standing at a step is sure to know, from the same dataflow the proofs rest on: what a walk that begins there is given
 * (EDITOR 17). It works on drawings with errors, too. Undefined: nothing leads to the step, or the drawing cannot be followed.
 */
export const knownAt = (
  drawn: Graph,
  node: string,
  { registry, app, say = inEnglish }: { registry: Registry; app: AppSettings; say?: Say },
): Known | undefined => {
  const read = parseGraph(drawn);
  if (!read.ok) return undefined;
  const { graph } = read;
  const context: Context = { graph, links: linksOf(graph), texts: textsByNode(graph), registry, app, report: openReport(), say, language: 'en' };
  const { flow } = readFlow(context);
  const needs = flow.places.map((place) => needsOf(place, app));
  const ways = walkFacts(context, flow, needs);
  const index = flow.places.findIndex(({ id }) => id === node);
  const points = ways?.at[index] ?? [];
  if (ways === undefined || points.length === 0) return undefined;
  // An entry knows what its own beginning gives.
  const entered = flow.entries.includes(index) ? factsAtEntry(flow.places[index]) : 0;
  const facts = points.reduce<Facts>((all, point) => all & point.facts, ~0) | (needs[index] ?? 0) | entered;
  // Proven one way or another: then as on the shortest way there.
  const enough = has(facts, fact.twoKinds) ? 2 : has(facts, fact.proven) ? 1 : 0;
  const proofsAmong = (some: Facts) => assurances.filter((assurance) => has(some, fact[assurance]));
  const sure = proofsAmong(facts);
  return {
    subject: has(facts, fact.subject) || has(facts, fact.proven),
    user: has(facts, fact.user),
    identifiers: kinds.filter((kind) => has(facts, fact[kind])),
    proofs: sure.length < enough ? proofsAmong(points[0]?.facts ?? 0) : sure,
    session: has(facts, fact.locked) ? 'locked' : has(facts, fact.held) ? 'live' : 'none',
    variables: variablesAt(context, flow, index),
  };
};
