'use client';

import { BookmarkPlus, CheckCheck, ListChecks, Play } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '#app/_ui/button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { Switch } from '#app/_ui/switch.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { isCurrent } from './create-scenarios.ts';
import { KeepWalk } from './keep-walk.tsx';
import { ScenarioRow } from './scenario-row.tsx';
import { useCoverage, useScenarios, useScenariosState } from './use-scenarios.ts';

/** "18 of 22 steps, 31 of 40 ways", and a switch that marks the rest on the canvas. */
const CoverageBar = () => {
  const scenarios = useScenarios();
  const say = useSay();
  const marking = useScenariosState((state) => state.marking);
  const { nodes, edges, allNodes, allEdges } = useCoverage();
  return (
    <div className="scenario-coverage">
      <p>
        {say('{nodes} of {allNodes, plural, one {# step} other {# steps}}, {edges} of {allEdges, plural, one {# way} other {# ways}}', {
          nodes: nodes.size,
          allNodes,
          edges: edges.size,
          allEdges,
        })}
      </p>
      <Switch label={say('Mark the rest on the canvas')} checked={marking} onChange={scenarios.mark} />
    </div>
  );
};

/** One new step in front turns every scenario red: they are accepted together, each path having been shown by its row. */
const AcceptAll = () => {
  const editor = useEditor();
  const scenarios = useScenarios();
  const say = useSay();
  const told = useScenariosState((state) => state.told);
  const saving = useStore(editor.autosave.store);
  const ids = [...told].flatMap(([id, one]) => (one.result.canAccept === true && isCurrent(one, saving) ? [id] : []));
  if (ids.length < 2) return null;
  return (
    <Button size="small" onClick={() => void scenarios.accept(ids)}>
      <CheckCheck aria-hidden className="size-3.5" />
      {say('Accept {count, plural, one {# new path} other {# new paths}}', { count: ids.length })}
    </Button>
  );
};

const Empty = () => {
  const scenarios = useScenarios();
  const say = useSay();
  const { edit } = useEditor().rights;
  return (
    <div className="scenario-empty">
      <ListChecks aria-hidden />
      <div>
        <h2>{say('Keep what must work')}</h2>
        <p>
          {say(
            'Walk through the flow in the phone as somebody would, then keep the walk. From then on it is played again after every edit, and the flow ' +
              'cannot be published while it comes out differently. Codes and passwords are never kept: each play reads and makes up its own.',
          )}
        </p>
      </div>
      {edit && (
        <Button size="small" onClick={() => scenarios.askName()}>
          <BookmarkPlus aria-hidden className="size-3.5" />
          {say('Keep the walk in the phone')}
        </Button>
      )}
    </div>
  );
};

/** What a flow must keep doing: each scenario with what comes of it on the draft as it is, and how much of the drawing they pass. */
export const ScenarioList = () => {
  const scenarios = useScenarios();
  const say = useSay();
  const { edit } = useEditor().rights;
  const list = useScenariosState((state) => state.list);
  const status = useScenariosState((state) => state.status);
  const naming = useScenariosState((state) => state.naming !== undefined);
  const playing = useScenariosState((state) => state.playing.size > 0);
  const failure = useScenariosState((state) => (state.naming === undefined ? state.failure : undefined));
  if (status === 'loading')
    return (
      <div className="drawer-empty">
        <Spinner label={say('Loading scenarios')} />
      </div>
    );
  return (
    <div className="scenarios">
      {naming && <KeepWalk />}
      {failure !== undefined && (
        <p role="alert" className="scenario-failure">
          {failure}
        </p>
      )}
      {list.length === 0 && !naming && status === 'ready' && <Empty />}
      {list.length > 0 && (
        <>
          <div className="scenario-bar">
            {edit && (
              <>
                <Button size="small" busy={playing} onClick={() => void scenarios.run()}>
                  <Play aria-hidden className="size-3.5" />
                  {say('Run all')}
                </Button>
                <Button size="small" look="quiet" onClick={() => scenarios.askName()}>
                  <BookmarkPlus aria-hidden className="size-3.5" />
                  {say('Keep the walk in the phone')}
                </Button>
                <AcceptAll />
                <CoverageBar />
              </>
            )}
          </div>
          <ul aria-label={say('Scenarios')} className="scenario-list">
            {list.map((line, index) => (
              <ScenarioRow key={line.id} line={line} index={index} last={index === list.length - 1} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
