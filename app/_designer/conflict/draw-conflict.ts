import { produce } from 'immer';
import type { Say } from '#flows/languages/say.ts';
import { type Place, placeOf } from '#flows/graph/overlaps.ts';
import { withGroups } from '#flows/graph/with-groups.ts';
import { drawComparison } from '../compare/draw-comparison.ts';
import { mergeOver } from '../saving/merge-over.ts';
import type { Differences } from '../saving/start-autosave.ts';
import type { Drawing, Mark } from '../shown/drawing.ts';

/** Steps and wires that lie in these places. Where something stands is no difference worth a mark. */
const marked = (places: readonly Place[], mark: Mark): [string, Mark][] =>
  places
    .filter(([collection, , part]) => (collection === 'nodes' || collection === 'edges') && part !== 'position')
    .map(([, id]): [string, Mark] => [String(id), mark]);

/** Both sides of a conflict on one drawing (EDITOR 13): what only I changed, what only they did, and what both did. */
export const drawConflict = ({ mine, theirs, clashes }: Differences, say: Say): Drawing => {
  const merged = produce(withGroups(theirs.graph), (graph) => mergeOver(graph, mine, clashes, () => 'mine'));
  // What one of the two took away stands there too: it is what has to be decided.
  const whole = drawComparison(mine.graph, merged).graph;
  return {
    title: say('Your changes and theirs'),
    graph: drawComparison(theirs.graph, whole).graph,
    marks: Object.fromEntries([
      ...marked((theirs.patches ?? []).map(placeOf), 'theirs'),
      ...marked(mine.patches.map(placeOf), 'mine'),
      ...marked(clashes, 'both'),
    ]),
  };
};
