import { realOutcome } from '../model/fold-groups.ts';
import type { Scope } from './command.ts';

/** The step a command is about: the only one selected, or the one that has the focus when nothing is. */
export const stepOf = ({ editor }: Scope): string | undefined => {
  const { selection, focused } = editor.view.getState();
  const id = selection.size === 0 ? focused : selection.size === 1 ? [...selection][0] : undefined;
  return id !== undefined && editor.model.getState().model.cards.has(id) ? id : undefined;
};

/** The only wire that is selected. */
export const wireOf = ({ editor }: Scope): { id: string; from: string; outcome: string } | undefined => {
  const [id, ...others] = editor.view.getState().selection;
  const wire = id === undefined || others.length > 0 ? undefined : editor.model.getState().model.graph.edges[id];
  return id === undefined || wire === undefined ? undefined : { id, from: wire.from, outcome: wire.outcome };
};

/** The outcome that has the focus, as long as nothing else was selected since; else that of the only wire that is selected. */
export const outcomeOf = (scope: Scope): { from: string; outcome: string } | undefined => {
  const { port, selection } = scope.editor.view.getState();
  const wire = wireOf(scope);
  const isMeant =
    port !== undefined &&
    (wire === undefined ? selection.size === 1 && selection.has(port.node) : wire.outcome === realOutcome(port.node, port.outcome).outcome);
  return port !== undefined && isMeant ? realOutcome(port.node, port.outcome) : wire;
};
