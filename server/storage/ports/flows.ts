import type { GraphPatch } from '#flows/graph/patch.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { Plan } from '#flows/plan/plan.ts';

export type Flow = {
  id: string;
  app: string;
  slug: string;
  name: string;
  /** Newest draft revision. */
  revision: number;
  /** The version live runs start on; null before the first publish. */
  published: number | null;
  /** Plan of the newest draft revision that compiled without errors: what `sandbox` serves. */
  sandboxPlan: string | null;
  createdAt: number;
  updatedAt: number;
};

export type FlowVersion = { flow: string; version: number; plan: string; label: string; author: string; at: number; warnings: number };

/** One saved change of a draft. `base` is the revision its author had seen. */
export type Operation = { flow: string; revision: number; base: number; label: string; patches: readonly GraphPatch[]; author: string; at: number };

export type FlowsPort = {
  find(id: string): Promise<Flow | undefined>;
  bySlug(app: string, slug: string): Promise<Flow | undefined>;
  list(app: string): Promise<readonly Flow[]>;
  create(
    flow: Omit<Flow, 'revision' | 'published' | 'sandboxPlan'>,
    graph: Graph,
    sandboxPlan: Plan | null,
  ): Promise<{ ok: true } | { ok: false; reason: 'slug-taken' }>;
  rename(id: string, name: string): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  draft(id: string): Promise<{ revision: number; graph: Graph } | undefined>;
  /**
   * Lets the pure `decide` merge a change into the newest draft and appends it as the next revision: one atomic unit.
   * `since` are the operations after the change's base, oldest first. A `sandboxPlan` of null leaves the one that is served.
   * `decide` may be called again after a lost race. Undefined: no such flow.
   */
  save<T>(
    id: string,
    base: number,
    decide: (draft: {
      revision: number;
      graph: Graph;
      since: readonly Operation[];
    }) =>
      | { append: { label: string; patches: readonly GraphPatch[]; graph: Graph; author: string; at: number; sandboxPlan: Plan | null }; value: T }
      | { append?: undefined; value: T },
  ): Promise<T | undefined>;
  operations(id: string, after: number, limit: number): Promise<readonly Operation[]>;
  /** Stores plan and graph as the next version and makes it the published one. `stale` when the draft has moved on from `revision`. */
  publish(
    id: string,
    input: { revision: number; plan: Plan; graph: Graph; label: string; author: string; at: number; warnings: number },
  ): Promise<{ ok: true; version: number } | { ok: false; reason: 'stale' }>;
  versions(id: string): Promise<readonly FlowVersion[]>;
  versionGraph(id: string, version: number): Promise<Graph | undefined>;
  /** Makes an older version the published one. Running runs stay where they are. */
  activate(id: string, version: number): Promise<boolean>;
  /** A plan by its hash, verified against it. Kept as long as a version, draft or run refers to it. */
  plan(hash: string): Promise<Plan | undefined>;
  storePlan(plan: Plan): Promise<void>;
  /** Deletes plans that no version, draft or run has referred to for 8 days. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
