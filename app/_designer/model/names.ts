import type { Say } from '#flows/languages/say.ts';
import type { GroupFrame } from './derive-groups.ts';
import type { Card, Model } from './derive-model.ts';
import type { Port } from './ports-of.ts';

export const titleOf = (model: Model, id: string): string => model.cards.get(id)?.facts.title ?? model.say('a step that is gone');

const targetOf = (model: Model, port: Port): string | undefined => {
  const edge = port.edge === undefined ? undefined : model.graph.edges[port.edge];
  return edge === undefined ? undefined : titleOf(model, edge.to);
};

/** "leads to Code by e-mail", "not handled". */
export const portWords = (model: Model, port: Port): string => {
  const [{ say }, step] = [model, targetOf(model, port)];
  return step !== undefined ? say('leads to {step}', { step }) : say(port.kind === 'pass' ? 'not handled' : 'back to the screen');
};

/** "Given, leads to Code by e-mail". */
export const portName = (model: Model, port: Port): string => {
  const [{ say }, { label: outcome }, step] = [model, port, targetOf(model, port)];
  if (step !== undefined) return say('{outcome}, leads to {step}', { outcome, step });
  return say(port.kind === 'pass' ? '{outcome}, not handled' : '{outcome}, back to the screen', { outcome });
};

const wireWords = (model: Model, card: Card): string[] =>
  card.ports.map((port) => {
    const [{ say }, { label: outcome }, step] = [model, port, targetOf(model, port)];
    if (step !== undefined) return say('{outcome}: {step}', { outcome, step });
    return say(port.kind === 'pass' ? '{outcome}: not handled' : '{outcome}: back to the screen', { outcome });
  });

const troubleWords = (count: number, say: Say): string => (count === 0 ? '' : say('{count, plural, one {# problem} other {# problems}}', { count }));

/** "Group Sign-in by code, 5 steps, 1 problem, collapsed". */
export const groupName = ({ name, members }: GroupFrame, problems: number, collapsed: boolean, say: Say): string =>
  say(
    'Group {name}, {steps, plural, one {# step} other {# steps}}{problems, plural, =0 {} one {, # problem} other {, # problems}}{collapsed, select, yes {, collapsed} other {}}',
    { name, steps: members.length, problems, collapsed: collapsed ? 'yes' : 'no' },
  );

/** What a screen reader says on a card: kind, title, what it is set to, problems, and where each outcome leads. */
export const cardName = (model: Model, card: Card, problems: number): string => {
  const [{ say }, { facts, rank }] = [model, card];
  if (card.folded !== undefined) return groupName(card.folded, problems, true, say);
  const kind = facts.definition === undefined ? '' : say(facts.definition.title);
  return [
    facts.title,
    kind === facts.title ? '' : kind,
    rank === undefined ? '' : say('number {number} in {chain}', { number: rank, chain: titleOf(model, card.container ?? '') }),
    facts.line,
    troubleWords(problems, say),
    ...wireWords(model, card),
  ]
    .filter((words) => words !== '')
    .join('. ');
};

/** "From Ask for e-mail, given, to Code by e-mail". */
export const wireName = (model: Model, edge: string): string => {
  const found = model.graph.edges[edge];
  if (found === undefined) return '';
  const outcome = model.cards.get(found.from)?.ports.find((port) => port.id === found.outcome)?.label ?? found.outcome;
  return model.say('From {from}, {outcome}, to {to}', { from: titleOf(model, found.from), outcome, to: titleOf(model, found.to) });
};
