import { current, type Draft, isDraft } from 'immer';
import type { Graph, Group } from '#flows/graph/graph.ts';
import type { Say } from '#flows/languages/say.ts';
import { lastOrder } from './add-node.ts';
import { around, centre, type Point, type Rect, sum, zoneAt } from './geometry.ts';
import { newId } from './new-id.ts';
import { growZone, putInZone } from './place-node.ts';
import { removeNodes } from './remove-nodes.ts';

/** Ids of a group's steps. What is in a container belongs where its container does. */
export const membersOf = (nodes: Graph['nodes'], group: string): string[] =>
  Object.entries(nodes).flatMap(([id, node]) => (node.group === group && node.parent === undefined ? [id] : []));

/** The steps of these that can stand in a group: a method stands for its container. */
export const groupable = (nodes: Graph['nodes'], ids: Iterable<string>): string[] => [
  ...new Set(
    [...ids].flatMap((id) => {
      const holder = nodes[id]?.parent ?? id;
      return Object.hasOwn(nodes, holder) ? [holder] : [];
    }),
  ),
];

/** A name no other group has. */
const freeName = (groups: Graph['groups'], say: Say): string => {
  const taken = new Set(Object.values(groups ?? {}).map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = say('Group {number}', { number });
    if (!taken.has(name)) return name;
  }
};

/** Makes steps of one zone a group, named in the language of whoever makes it; they leave the ones they were in. Returns its id. */
export const makeGroup = (graph: Draft<Graph>, steps: readonly string[], colour: Group['colour'], say: Say): string => {
  const groups = (graph.groups ??= {});
  const id = newId('group', groups);
  groups[id] = { name: freeName(groups, say), colour, order: lastOrder(groups) };
  putInGroup(graph, id, steps);
  return id;
};

export const putInGroup = (graph: Draft<Graph>, group: string, steps: readonly string[]): void => {
  for (const step of steps) {
    const node = graph.nodes[step];
    if (node !== undefined) node.group = group;
  }
};

export const takeOutOfGroup = (graph: Draft<Graph>, steps: readonly string[]): void => {
  for (const step of steps) {
    const node = graph.nodes[step];
    if (node?.group !== undefined) delete node.group;
  }
};

/** The steps stay where they are. */
export const ungroup = (graph: Draft<Graph>, group: string): void => {
  takeOutOfGroup(graph, membersOf(graph.nodes, group));
  if (graph.groups !== undefined) delete graph.groups[group];
};

export const removeGroupWithSteps = (graph: Draft<Graph>, group: string): void => {
  removeNodes(graph, membersOf(graph.nodes, group));
  ungroup(graph, group);
};

/** Moves all steps of a group. The middle of the whole decides on the zone they come to stand in, so that they stay together. `rects` are the cards' on the canvas. */
export const moveGroup = (graph: Draft<Graph>, group: string, by: Point, rects: ReadonlyMap<string, Rect>): void => {
  const members = membersOf(graph.nodes, group).flatMap((id) => {
    const rect = rects.get(id);
    return rect === undefined ? [] : [{ id, rect: { ...rect, ...sum(rect, by) } }];
  });
  const bounds = around(members.map(({ rect }) => rect));
  const zone = bounds === undefined ? undefined : zoneAt(graph.zones, centre(bounds));
  if (zone === undefined) return;
  for (const { id, rect } of members) putInZone(graph, id, zone, rect);
  for (const { rect } of members) growZone(graph, zone, rect);
};

/** The zone most of a group's steps stand in; of two with as many, the one of the step that was first. */
const zoneOf = (nodes: Graph['nodes'], members: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  const inOrder = members.flatMap((id) => nodes[id] ?? []).sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  for (const { zone } of inOrder) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>((most, each) => (most === undefined || each[1] > most[1] ? each : most), undefined)?.[0];
};

/**
 * What is true of groups after every change, whoever made it: a step is in at most one that exists, a container's child in
 * none of its own, all of a group's steps stand in one zone (one that is put elsewhere by itself leaves it), and a group
 * that lost its last step is gone.
 */
export const tidyGroups = (graph: Draft<Graph>): void => {
  if (graph.groups === undefined || Object.keys(graph.groups).length === 0) return;
  // Looked at as plain values: reading every node of a draft costs more than the change itself.
  const { nodes, groups = {} }: Graph = isDraft(graph) ? current(graph) : graph;
  const members = new Map<string, string[]>();
  const leaving: string[] = [];
  for (const [id, node] of Object.entries(nodes)) {
    if (node.group === undefined) continue;
    if (node.parent !== undefined || groups[node.group] === undefined) leaving.push(id);
    else members.set(node.group, [...(members.get(node.group) ?? []), id]);
  }
  for (const id of Object.keys(groups)) {
    const steps = members.get(id) ?? [];
    const zone = zoneOf(nodes, steps);
    leaving.push(...steps.filter((step) => nodes[step]?.zone !== zone));
    if (steps.length === 0) delete graph.groups[id];
  }
  takeOutOfGroup(graph, leaving);
};
