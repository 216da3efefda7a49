import type { Graph, GraphNode, Zone } from '../graph/graph.ts';
import type { Links } from '../graph/links.ts';
import type { textsByNode } from '../graph/texts-by-node.ts';
import type { Assignment } from '../kit/assignment.ts';
import type { Condition } from '../kit/condition.ts';
import type { NodeDefinition, OutcomeSpec, Requirement, VariableSpec } from '../kit/define-node.ts';
import type { Say } from '../languages/say.ts';
import type { AppSettings } from './app-settings.ts';
import type { IpRange } from '../kit/ip-ranges.ts';
import type { Report } from './report.ts';
import type { TextReference } from './texts-in.ts';

export type Registry = Readonly<Record<string, NodeDefinition>>;

/** What every pass is given. */
export type Context = {
  graph: Graph;
  links: Links;
  texts: ReturnType<typeof textsByNode>;
  registry: Registry;
  app: AppSettings;
  report: Report;
  say: Say;
  /** Its tag, for names of languages. */
  language: string;
};

/**
 * A node as the passes see it: everything its type says about it with its settings, worked out once. Passes never call
 * into a definition again.
 */
export type Place = {
  id: string;
  /** As its type is today. */
  node: GraphNode;
  /** What a builder calls it. */
  name: string;
  /** Undefined: the type is unknown. */
  definition: NodeDefinition | undefined;
  /** Parsed by the type's schema. */
  config: unknown;
  /**
   * Its type or settings cannot be read, so nobody knows what it does. Later passes take it to do everything right: its
   * own error blocks publishing already, and guesses about what follows would only bury it.
   */
  unclear: boolean;
  zone: Zone;
  outcomes: readonly OutcomeSpec[];
  requires: readonly Requirement[];
  /** Paths its settings look at. */
  reads: readonly string[];
  writes: readonly VariableSpec[];
  conditions: readonly Condition[];
  assigns: readonly Assignment[];
  discloses: boolean;
  /** Entries its buttons lead to. */
  links: readonly { entry: string; app?: string | undefined }[];
  /** An entry from a session of somebody who has signed in. */
  signedIn: boolean;
  /** Which addresses take which outcome; undefined: it does not look at addresses. */
  admits: { outcome: string; addresses: readonly IpRange[] } | undefined;
  /** The builder's texts it refers to. */
  texts: readonly TextReference[];
};

/** A way out of a place, containers dissolved. */
export type Exit = {
  outcome: OutcomeSpec;
  /** Index of the place it leads to. Undefined: not wired, which means back to the screen before. */
  to: number | undefined;
  /** Ids of the wires walked, for lighting the way on the canvas. None between methods of a chain. */
  edges: readonly string[];
  /** Where a wire for it is or would be drawn: at the node itself, or at the container it leaves. */
  drawnAt: { node: string; outcome: OutcomeSpec };
};

/** The flow as one plain graph of places: what the interpreter will walk. */
export type Flow = {
  places: readonly Place[];
  /** By index of the place. */
  exits: readonly (readonly Exit[])[];
  /** Indices of the ways in. */
  entries: readonly number[];
};
