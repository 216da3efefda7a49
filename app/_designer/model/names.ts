import { counted } from '#app/_ui/counted.ts';
import type { GroupFrame } from './derive-groups.ts';
import type { Card, Model } from './derive-model.ts';
import type { Port } from './ports-of.ts';

export const titleOf = (model: Model, id: string): string => model.cards.get(id)?.facts.title ?? 'a step that is gone';

const targetOf = (model: Model, port: Port): string | undefined => (port.edge === undefined ? undefined : model.graph.edges[port.edge]?.to);
const open = (port: Port): string => (port.kind === 'pass' ? 'not handled' : 'back to the screen');

/** "leads to Code by e-mail", "not handled". */
export const portWords = (model: Model, port: Port): string => {
  const to = targetOf(model, port);
  return to === undefined ? open(port) : `leads to ${titleOf(model, to)}`;
};

/** "Given, leads to Code by e-mail". */
export const portName = (model: Model, port: Port): string => `${port.label}, ${portWords(model, port)}`;

const wireWords = (model: Model, card: Card): string[] =>
  card.ports.map((port) => {
    const to = targetOf(model, port);
    return `${port.label}: ${to === undefined ? open(port) : titleOf(model, to)}`;
  });

const troubleWords = (problems: number): string[] => (problems === 0 ? [] : [problems === 1 ? '1 problem' : `${problems} problems`]);

/** "Group Sign-in by code, 5 steps, 1 problem, collapsed". */
export const groupName = ({ name, members }: GroupFrame, problems: number, collapsed: boolean): string =>
  [`Group ${name}`, counted(members.length, 'step'), ...troubleWords(problems), ...(collapsed ? ['collapsed'] : [])].join(', ');

/** What a screen reader says on a card: kind, title, what it is set to, problems, and where each outcome leads. */
export const cardName = (model: Model, card: Card, problems: number): string => {
  const { facts } = card;
  const kind = facts.definition === undefined || facts.definition.title === facts.title ? [] : [facts.definition.title];
  const rank = card.rank === undefined ? [] : [`number ${card.rank} in ${titleOf(model, card.container ?? '')}`];
  if (card.folded !== undefined) return groupName(card.folded, problems, true);
  return [facts.title, ...kind, ...rank, facts.line, ...troubleWords(problems), ...wireWords(model, card)].filter((words) => words !== '').join('. ');
};

/** "From Ask for e-mail, given, to Code by e-mail". */
export const wireName = (model: Model, edge: string): string => {
  const found = model.graph.edges[edge];
  if (found === undefined) return '';
  const outcome = model.cards.get(found.from)?.ports.find((port) => port.id === found.outcome)?.label ?? found.outcome;
  return `From ${titleOf(model, found.from)}, ${outcome}, to ${titleOf(model, found.to)}`;
};
