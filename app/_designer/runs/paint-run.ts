import type { Graph } from '#flows/graph/graph.ts';
import type { Say } from '#flows/languages/say.ts';
import { createModel, type Model } from '../model/derive-model.ts';
import { createNodeFacts, type Definitions } from '../model/node-facts.ts';
import { litPath } from '../phone/lit-path.ts';
import type { Marks } from '../shown/drawing.ts';
import type { Lit } from '../view/create-view.ts';
import { durationText } from './duration-text.ts';
import type { RunWay } from './run-way.ts';

/** A past run on the drawing it ran on. */
export type Painted = { model: Model; lit: Lit | undefined; marks: Marks; failing: string | undefined };

/** How long people stood at each step: from when it asked until something happened there. */
const timesOf = ({ steps }: RunWay): Map<string, number> => {
  const times = new Map<string, number>();
  for (const [index, { at, transitions }] of steps.entries()) {
    const [before, node] = [steps[index - 1], transitions[0]?.node];
    if (before !== undefined && node !== undefined) times.set(node, (times.get(node) ?? 0) + at - before.at);
  }
  return times;
};

/** The step that made the run fail: where it broke, or the one whose outcome led to the refusal. */
const failingStep = (model: Model, { run, steps }: RunWay): string | undefined => {
  if (run.status !== 'failed') return undefined;
  const passed = steps.flatMap(({ transitions }) => transitions);
  const last = passed.at(-1);
  const isEnd = last !== undefined && model.cards.get(last.node)?.facts.definition?.role === 'end';
  return (isEnd ? passed.at(-2) : last)?.node;
};

/** The path, the time at each step, and the step it failed at (EDITOR 18). */
export const paintRun = (definitions: Definitions, graph: Graph, way: RunWay, say: Say): Painted => {
  const model = createModel(createNodeFacts(definitions, say), say)(graph);
  const last = way.steps.at(-1)?.transitions.at(-1)?.node;
  const lit = litPath(model, { steps: way.steps, node: last ?? null });
  const times = Object.fromEntries([...timesOf(way)].map(([node, ms]) => [node, durationText(ms, say)]));
  const failing = failingStep(model, way);
  return { model, lit: lit && { ...lit, times }, marks: failing === undefined ? {} : { [failing]: 'failed' }, failing };
};
