import type { LucideIcon } from 'lucide-react';
import type { NodeDefinition } from '#flows/kit/define-node.ts';

/** One line of the list of all commands, said in the builder's language. */
export type Entry = {
  id: string;
  group: string;
  title: string;
  /** Other words somebody may look for, its English ones among them. */
  words: readonly string[];
  mark: { icon: LucideIcon } | { kind: NodeDefinition | undefined };
  keys?: string;
  /** Why it cannot be done now. */
  needs?: string;
  /** Listed only for who looks for it: there may be hundreds. */
  onlyFound?: true;
  run(): void;
};
