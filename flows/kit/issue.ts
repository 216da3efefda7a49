import type { GraphPatch } from '../graph/patch.ts';
import type { UserColumn } from './ports.ts';

/** Something the compiler found, in the builder's words. `fix` is a patch the editor applies in one undoable step. */
export type Issue = {
  /** Stable, `kebab-case`; has a help page of the same name. */
  code: string;
  severity: 'error' | 'warning';
  message: string;
  /** What to do about it, one sentence. */
  advice?: string;
  node?: string;
  edge?: string;
  /** Name of the config field the issue belongs to. */
  field?: string;
  /** A counter-example: the way through the graph on which the property fails. It can be walked in the preview. */
  path?: readonly PathStep[];
  fix?: { label: string; patches: readonly GraphPatch[] };
  /** Mended outside the drawing: a column the users table lacks. Not undone with the drawing's edits. */
  column?: Pick<UserColumn, 'key' | 'name' | 'type' | 'unique'>;
};

export type PathStep = { node: string; outcome?: string };
