import type { PathStep } from '#flows/kit/issue.ts';
import type { Editor } from '../editor/editor.ts';
import type { Model } from '../model/derive-model.ts';
import { titleOf } from '../model/names.ts';
import { type Lit, announce } from '../view/create-view.ts';

/** Wires that the steps of a path take, through containers: a child's outcome leaves by its container. */
const wiresOf = (model: Model, path: readonly PathStep[]): string[] =>
  path.flatMap(({ node, outcome }) => {
    if (outcome === undefined) return [];
    const holder = model.cards.get(node)?.container ?? node;
    return model.cards.get(holder)?.ports.find((port) => port.id === outcome)?.edge ?? [];
  });

const litUpTo = (model: Model, path: readonly PathStep[], at: number): Lit => {
  const visits: Record<string, number[]> = {};
  for (const [index, { node }] of path.slice(0, at + 1).entries()) {
    (visits[node] ??= []).push(index + 1);
    const container = model.cards.get(node)?.container;
    if (container !== undefined) visits[container] ??= [];
  }
  const current = path[at]?.node;
  return { edges: new Set(wiresOf(model, path.slice(0, at))), visits, ...(current === undefined ? {} : { current }) };
};

/** Walks a counter-example: lights the way up to its `at`th step and brings that into view. */
export const walkTo = (editor: Editor, title: string, path: readonly PathStep[], at: number): void => {
  const { model } = editor.model.getState();
  const step = path[at];
  if (step === undefined) return;
  editor.view.setState({ walk: { title, path, at }, lit: litUpTo(model, path, at) });
  editor.canvas.current?.show([step.node]);
  announce(editor.view, model.say('Step {at} of {count}: {step}', { at: at + 1, count: path.length, step: titleOf(model, step.node) }));
};

export const endWalk = (editor: Editor): void => editor.view.setState(({ traced }) => ({ walk: undefined, lit: traced }));
