import type { LucideIcon } from 'lucide-react';
import type { useToast } from '#app/_ui/toast.tsx';
import type { Point } from '../edit/geometry.ts';
import type { Editor } from '../editor/editor.ts';

/** What a command acts on besides the selection. */
export type Scope = {
  editor: Editor;
  toast: ReturnType<typeof useToast>;
  /** Where the menu was opened or the pointer is, in the window. Without it, commands find a place by themselves. */
  at?: Point;
};

/**
 * One thing a builder can do: in menus, in the list of all commands and by its keys from this one description. Keys are
 * written as they are shown: `Ctrl+Shift+Z` (Ctrl is also the Mac's ⌘), `Delete`, `1`, `?`. Its words are English, and said by whoever
 * shows them.
 */
export type Command = {
  /** Stable, `area.verb`: menus and tests name it. */
  id: string;
  title: string;
  icon: LucideIcon;
  /** Other words somebody may look for. */
  words?: readonly string[];
  /** The first one is shown. */
  keys?: readonly string[];
  /**
   * Where its keys work (EDITOR 21). `canvas`: while the focus is there, the default. `designer`: from any button of the
   * designer too, but no field, menu or phone. `fields`: from fields too.
   */
  reach?: 'canvas' | 'designer' | 'fields';
  /** Only for somebody who may edit the flow. */
  edits?: boolean;
  danger?: boolean;
  /** Whether it can be done now; menus leave it out when not. Always, without one. */
  when?(scope: Scope): boolean;
  /** What is missing while it cannot be done, for the list of all commands: "Select steps first". Without it, the list leaves it out then. */
  needs?: string;
  run(scope: Scope): void;
};

export const canRun = (command: Command, scope: Scope): boolean =>
  (command.edits !== true || scope.editor.rights.edit) && (command.when?.(scope) ?? true);
