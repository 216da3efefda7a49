'use client';

import { CopyPlus, Trash2 } from 'lucide-react';
import type { Graph } from '#flows/graph/graph.ts';
import { Button } from '#app/_ui/button.tsx';
import { duplicateSelection } from '../actions/clipboard.ts';
import { deleteSelection } from '../actions/delete-selection.ts';
import { useEditor, useGraph, useView } from '../editor/use-editor.ts';
import { groupOfKey, noteOfKey, zoneOfKey } from '../view/create-view.ts';
import { FlowInspector } from './flow-inspector.tsx';
import { GroupInspector } from './group-inspector.tsx';
import { NodeInspector } from './node-inspector.tsx';
import { NoteInspector } from './note-inspector.tsx';
import { WireInspector } from './wire-inspector.tsx';
import { ZoneInspector } from './zone-inspector.tsx';

const Several = ({ count }: { count: number }) => {
  const editor = useEditor();
  const { say } = editor.language;
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div>
          <h2>{say('{count, plural, one {# thing selected} other {# things selected}}', { count })}</h2>
          {editor.rights.edit && <p>{say('Move them together, copy, duplicate or delete them.')}</p>}
        </div>
      </header>
      {editor.rights.edit && (
        <section className="inspector-section">
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => duplicateSelection(editor)}>
              <CopyPlus aria-hidden className="size-3.5" />
              {say('Duplicate')}
            </Button>
            <Button size="small" onClick={() => deleteSelection(editor)}>
              <Trash2 aria-hidden className="size-3.5" />
              {say('Delete')}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
};

const kindOf = (graph: Graph, key: string) => {
  if (Object.hasOwn(graph.nodes, key)) return 'node';
  if (Object.hasOwn(graph.edges, key)) return 'wire';
  if (zoneOfKey(key) !== undefined) return 'zone';
  if (groupOfKey(key) !== undefined) return 'group';
  return noteOfKey(key) === undefined ? 'flow' : 'note';
};

/** The settings of what is selected. */
export const Inspector = () => {
  const selection = useView((view) => view.selection);
  const [only = '', ...others] = selection;
  const kind = useGraph((graph) => kindOf(graph, only));
  if (others.length > 0) return <Several count={selection.size} />;
  switch (kind) {
    case 'node':
      return <NodeInspector key={only} id={only} />;
    case 'wire':
      return <WireInspector id={only} />;
    case 'zone':
      return <ZoneInspector id={zoneOfKey(only) ?? ''} />;
    case 'group':
      return <GroupInspector key={only} id={groupOfKey(only) ?? ''} />;
    case 'note':
      return <NoteInspector key={only} id={noteOfKey(only) ?? ''} />;
    case 'flow':
      return <FlowInspector />;
  }
};
