import type { Ways } from '../explore.ts';
import { fact, type Facts, has } from '../facts.ts';
import { drawWire } from '../fixes/draw-wire.ts';
import { obviousNext } from '../fixes/obvious-next.ts';
import type { Context, Exit, Flow, Place } from '../flow.ts';
import { nameOf } from '../words.ts';

/**
 * No outcome is lost: successes are wired, and a failure that is not goes back to the screen before, which is a caution
 * where there may be none. Outcomes of methods are said once, at their chain.
 */
export const checkExits = (context: Context, flow: Flow, ways: Ways<Facts> | undefined): void => {
  const said = new Set<string>();
  flow.places.forEach((place, index) => {
    if (place.unclear) return;
    for (const exit of flow.exits[index] ?? []) {
      const { node, outcome } = exit.drawnAt;
      if (exit.to !== undefined || exit.edges.length > 0 || said.has(`${node} ${outcome.id}`)) continue;
      if (outcome.kind === 'pass') reportUnwired(context, flow, exit);
      else if (!warnOfNowhereBack(context, ways, place, index, exit)) continue;
      said.add(`${node} ${outcome.id}`);
    }
  });
};

const reportUnwired = (context: Context, flow: Flow, exit: Exit): void => {
  const { node, outcome } = exit.drawnAt;
  context.report.add('unwired-outcome', {
    node,
    message: context.say('Nothing says what happens after “{outcome}” of “{step}”.', { outcome: outcome.label, step: nameOf(context, node) }),
    advice: context.say('Wire it to the next step.'),
    fix: () => drawWire(context, exit, obviousNext(context, flow, exit)),
  });
};

/** Says whether it warned: another method of the same chain may have a path without a screen where this one has none. */
const warnOfNowhereBack = (context: Context, ways: Ways<Facts> | undefined, place: Place, index: number, exit: Exit): boolean => {
  const point = ways?.at[index]?.find(({ facts }) => !has(facts, fact.screen));
  if (ways === undefined || point === undefined) return false;
  const { node, outcome } = exit.drawnAt;
  context.report.add('nowhere-back', {
    node,
    path: () => ways.pathTo(point, exit),
    message: context.say('“{outcome}” of “{step}” goes back to the screen before, but there may be none. The run then ends refused.', {
      outcome: outcome.label,
      step: nameOf(context, node),
    }),
    advice: context.say('Wire it to a screen or an end.'),
    fix: () => drawWire(context, exit, endFor(context, place)),
  });
  return true;
};

/** A refusal that is drawn already, if possible in the same zone. */
const endFor = ({ graph, registry }: Context, place: Place): string | undefined => {
  const ends = Object.keys(graph.nodes)
    .sort()
    .filter((id) => {
      const type = graph.nodes[id]?.type ?? '';
      return Object.hasOwn(registry, type) && registry[type]?.role === 'end';
    });
  return ends.find((id) => graph.nodes[id]?.zone === place.node.zone) ?? ends[0];
};
