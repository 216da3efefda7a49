import type { NodeDefinition } from '../kit/define-node.ts';
import type { GraphNode } from './graph.ts';

export type Migrated =
  | { ok: true; node: GraphNode /** Names of the steps taken, oldest first. */; steps: readonly string[] }
  /** `newer`: drawn with a later release. `no-way`: the type forgot to say how. */
  | { ok: false; reason: 'newer' | 'no-way' };

/** A node as its type is today. Old drawings stay as they are stored; they come along each time they are read. */
export const migrateNode = (node: GraphNode, { version, migrations = [] }: Pick<NodeDefinition, 'version' | 'migrations'>): Migrated => {
  if (node.version > version) return { ok: false, reason: 'newer' };
  const steps: string[] = [];
  let { config } = node;
  for (let to = node.version + 1; to <= version; to += 1) {
    const migration = migrations.find((candidate) => candidate.to === to);
    if (migration === undefined) return { ok: false, reason: 'no-way' };
    config = migration.up(config);
    steps.push(migration.name);
  }
  return { ok: true, node: steps.length === 0 ? node : { ...node, version, config }, steps };
};
