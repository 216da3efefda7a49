'use client';

import { useEffect } from 'react';
import { useEditor } from '../editor/use-editor.ts';
import { useCoverage, useScenariosState } from './use-scenarios.ts';

const Marks = () => {
  const editor = useEditor();
  const { nodes, edges } = useCoverage();
  useEffect(() => {
    const { graph } = editor.document.store.getState();
    editor.view.setState({
      uncovered: {
        nodes: new Set(Object.keys(graph.nodes).filter((id) => !nodes.has(id))),
        edges: new Set(Object.keys(graph.edges).filter((id) => !edges.has(id))),
      },
    });
  }, [editor, nodes, edges]);
  useEffect(() => () => editor.view.setState({ uncovered: undefined }), [editor]);
  return null;
};

/** Marks on the canvas what no scenario comes through, while that is asked for. Draws nothing itself. */
export const CoverageMarks = () => (useScenariosState((state) => state.marking) ? <Marks /> : null);
