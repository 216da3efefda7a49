'use client';

import {
  ArrowDown,
  ArrowUp,
  Check,
  CircleCheck,
  CircleDashed,
  CircleX,
  Copy,
  Ellipsis,
  type LucideIcon,
  Pencil,
  Play,
  RefreshCw,
  Route,
  ShieldCheck,
  ShieldOff,
  Smartphone,
  Trash2,
  Unplug,
} from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Badge } from '#app/_ui/badge.tsx';
import { Button } from '#app/_ui/button.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { Menu, MenuItem, MenuSeparator } from '#app/_ui/menu.tsx';
import { useEditor, useModel } from '../editor/use-editor.ts';
import { titleOf } from '../model/names.ts';
import { isCurrent } from './create-scenarios.ts';
import type { ScenarioLine } from './scenarios-remote.ts';
import { showPath } from './show-path.ts';
import { useScenarios, useScenariosState } from './use-scenarios.ts';

type State = 'passed' | 'failed' | 'broken' | 'stale' | 'playing';

const states: Readonly<Record<State, { words: string; icon: LucideIcon }>> = {
  passed: { words: 'Passed', icon: CircleCheck },
  failed: { words: 'Failed', icon: CircleX },
  broken: { words: 'Cannot be played', icon: Unplug },
  stale: { words: 'Not run since the last edit', icon: CircleDashed },
  playing: { words: 'Running', icon: RefreshCw },
};

const ends = { done: 'gets in at', failed: 'is refused at', waiting: 'stops at' } as const;

const useVerdict = (line: ScenarioLine): State => {
  const editor = useEditor();
  const told = useScenariosState((state) => state.told.get(line.id));
  const playing = useScenariosState((state) => state.playing.has(line.id));
  const current = useStore(editor.autosave.store, (saving) => isCurrent(told, saving));
  if (current && told !== undefined) return told.result.status;
  return playing ? 'playing' : 'stale';
};

const Name = ({ line, onDone }: { line: ScenarioLine; onDone: () => void }) => {
  const scenarios = useScenarios();
  const [name, setName] = useState(line.name);
  const done = () => {
    if (name.trim() !== '' && name.trim() !== line.name) void scenarios.change(line.id, { name: name.trim() });
    onDone();
  };
  return (
    <Input
      aria-label="Name"
      value={name}
      maxLength={120}
      className="scenario-rename"
      // biome-ignore lint/a11y/noAutofocus: it stands in the place of what was chosen to be renamed
      autoFocus
      onChange={(event) => setName(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') done();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
};

const More = ({ line, index, last, onRename }: { line: ScenarioLine; index: number; last: boolean; onRename: () => void }) => {
  const scenarios = useScenarios();
  return (
    <Menu
      trigger={
        <IconButton size="small" label={`More for ${line.name}`}>
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem icon={Pencil} onSelect={onRename}>
        Rename
      </MenuItem>
      <MenuItem icon={Copy} onSelect={() => void scenarios.duplicate(line.id)}>
        Duplicate
      </MenuItem>
      <MenuItem icon={RefreshCw} onSelect={() => scenarios.askName(line.id)}>
        Replace by the walk in the phone
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={ArrowUp} disabled={index === 0} onSelect={() => void scenarios.move(line.id, index - 1)}>
        Move up
      </MenuItem>
      <MenuItem icon={ArrowDown} disabled={last} onSelect={() => void scenarios.move(line.id, index + 1)}>
        Move down
      </MenuItem>
      <MenuItem icon={line.required ? ShieldOff : ShieldCheck} onSelect={() => void scenarios.change(line.id, { required: !line.required })}>
        {line.required ? 'Not required to publish' : 'Required to publish'}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onSelect={() => void scenarios.remove(line.id)}>
        Delete
      </MenuItem>
    </Menu>
  );
};

/** One scenario: what came of it, where it went instead, and what can be done about that. */
export const ScenarioRow = ({ line, index, last }: { line: ScenarioLine; index: number; last: boolean }) => {
  const editor = useEditor();
  const scenarios = useScenarios();
  const state = useVerdict(line);
  const result = useScenariosState((all) => all.told.get(line.id)?.result);
  const end = useModel((model) => titleOf(model, line.ends.node));
  const [renaming, setRenaming] = useState(false);
  const { words, icon: Icon } = states[state];
  const problem = state === 'failed' || state === 'broken' ? result?.problem : undefined;
  const { edit } = editor.rights;
  return (
    <li className={`scenario is-${state}`}>
      <Icon aria-hidden className="scenario-mark" />
      <div className="scenario-words">
        {renaming ? <Name line={line} onDone={() => setRenaming(false)} /> : <strong>{line.name}</strong>}
        <p className="scenario-line">
          <span className="scenario-state">{edit ? words : null}</span>
          <span>
            {line.steps === 1 ? '1 action' : `${line.steps} actions`}, {ends[line.ends.status]} “{end}”
          </span>
          {!line.required && <Badge icon={ShieldOff}>Not required</Badge>}
        </p>
        {problem !== undefined && (
          <p className="scenario-problem">
            {problem.at >= 0 && <span className="scenario-step">Action {problem.at + 1}</span>}
            {problem.words}
          </p>
        )}
        {problem !== undefined && edit && (
          <div className="scenario-fixes">
            {result?.canAccept === true && (
              <Button size="small" onClick={() => void scenarios.accept(line.id)}>
                <Check aria-hidden className="size-3.5" />
                Accept the new path
              </Button>
            )}
          </div>
        )}
      </div>
      {edit && (
        <div className="scenario-actions">
          <IconButton size="small" label={`Run ${line.name}`} onClick={() => void scenarios.run([line.id])}>
            <Play />
          </IconButton>
          {result !== undefined && (
            <Button size="small" look="quiet" aria-label={`Show ${line.name}`} onClick={() => showPath(editor, line.name, result)}>
              <Route aria-hidden className="size-3.5" />
              Show
            </Button>
          )}
          <Button size="small" look="quiet" aria-label={`Walk it: ${line.name}`} onClick={() => void scenarios.walk(line.id)}>
            <Smartphone aria-hidden className="size-3.5" />
            Walk it
          </Button>
          <More line={line} index={index} last={last} onRename={() => setRenaming(true)} />
        </div>
      )}
    </li>
  );
};
