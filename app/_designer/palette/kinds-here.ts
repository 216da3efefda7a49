import type { NodeDefinition } from '#flows/kit/define-node.ts';
import { judgeKinds } from '../actions/judge-kinds.ts';
import type { Editor } from '../editor/editor.ts';
import type { QuickAdd } from '../view/create-view.ts';
import { findKinds } from './find-kinds.ts';

export type KindHere = { kind: NodeDefinition; refused?: string };

/**
 * The kinds a picker offers where it was opened. With nothing typed only those that may stand there, so that every line can be
 * taken; a kind that was looked for by name is shown with the reason, so that nobody thinks it does not exist. `hidden` is how
 * many are not shown.
 */
export const createKindsHere = (editor: Editor, request: QuickAdd): ((query: string) => { kinds: readonly KindHere[]; hidden: number }) => {
  const judge = judgeKinds(editor, request);
  const reasons = new Map(Object.values(editor.definitions).map(({ id, version }) => [id, judge({ type: id, version, config: {} })]));
  return (query) => {
    const found = findKinds(editor.definitions, query, editor.language);
    const fitting = found.filter(({ id }) => reasons.get(id) === undefined);
    const refused = found.flatMap((kind): KindHere[] => {
      const reason = reasons.get(kind.id);
      return reason === undefined ? [] : [{ kind, refused: reason }];
    });
    const shown = query.trim() === '' ? [] : refused;
    return { kinds: [...fitting.map((kind) => ({ kind })), ...shown], hidden: refused.length - shown.length };
  };
};
