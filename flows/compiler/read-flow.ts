import type { Context, Flow } from './flow.ts';
import { checkContainers } from './passes/containers.ts';
import { dissolve, outcomesOfNode } from './passes/dissolve.ts';
import { checkEntries, checkLinks } from './passes/entries.ts';
import { parse } from './passes/parse.ts';
import { reach } from './passes/reach.ts';
import { checkWires } from './passes/wires.ts';
import { checkZones } from './passes/zones.ts';

/** The drawing as one plain graph of places, all of them and those that a run can get to; what is wrong with how it is drawn is reported. */
export const readFlow = (context: Context): { drawn: Flow; flow: Flow } => {
  const places = parse(context);
  checkZones(context);
  const containers = checkContainers(context, places);
  const wires = checkWires(context, places, containers, outcomesOfNode(context, places, containers));
  const drawn = dissolve(context, places, containers, wires);
  checkEntries(context, drawn);
  checkLinks(context, drawn);
  return { drawn, flow: reach(context, drawn, places, containers) };
};
