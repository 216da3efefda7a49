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
  ShieldCheck,
  ShieldOff,
  Smartphone,
  Trash2,
  Unplug,
} from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { phrase } from '#flows/languages/phrase.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Button } from '#app/_ui/button.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Menu, MenuItem, MenuSeparator } from '#app/_ui/menu.tsx';
import { useEditor, useModel } from '../editor/use-editor.ts';
import { titleOf } from '../model/names.ts';
import { isCurrent } from './create-scenarios.ts';
import type { ScenarioLine } from './scenarios-remote.ts';
import { ShowPathButton } from './show-path-button.tsx';
import { useScenarios, useScenariosState } from './use-scenarios.ts';

type State = 'passed' | 'failed' | 'broken' | 'stale' | 'playing';

const states: Readonly<Record<State, { words: string; icon: LucideIcon }>> = {
  passed: { words: phrase('Passed'), icon: CircleCheck },
  failed: { words: phrase('Failed'), icon: CircleX },
  broken: { words: phrase('Cannot be played'), icon: Unplug },
  stale: { words: phrase('Not run since the last edit'), icon: CircleDashed },
  playing: { words: phrase('Running'), icon: RefreshCw },
};

const ends = {
  done: phrase('{steps, plural, one {# action} other {# actions}}, gets in at “{end}”'),
  failed: phrase('{steps, plural, one {# action} other {# actions}}, is refused at “{end}”'),
  waiting: phrase('{steps, plural, one {# action} other {# actions}}, stops at “{end}”'),
} as const;

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
  const say = useSay();
  const [name, setName] = useState(line.name);
  const done = () => {
    if (name.trim() !== '' && name.trim() !== line.name) void scenarios.change(line.id, { name: name.trim() });
    onDone();
  };
  return (
    <Input
      aria-label={say('Name')}
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
  const say = useSay();
  return (
    <Menu
      trigger={
        <IconButton size="small" label={say('More for {name}', { name: line.name })}>
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem icon={Pencil} onSelect={onRename}>
        {say('Rename')}
      </MenuItem>
      <MenuItem icon={Copy} onSelect={() => void scenarios.duplicate(line.id)}>
        {say('Duplicate')}
      </MenuItem>
      <MenuItem icon={RefreshCw} onSelect={() => scenarios.askName(line.id)}>
        {say('Replace by the walk in the phone')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={ArrowUp} disabled={index === 0} onSelect={() => void scenarios.move(line.id, index - 1)}>
        {say('Move up')}
      </MenuItem>
      <MenuItem icon={ArrowDown} disabled={last} onSelect={() => void scenarios.move(line.id, index + 1)}>
        {say('Move down')}
      </MenuItem>
      <MenuItem icon={line.required ? ShieldOff : ShieldCheck} onSelect={() => void scenarios.change(line.id, { required: !line.required })}>
        {say(line.required ? 'Not required to publish' : 'Required to publish')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onSelect={() => void scenarios.remove(line.id)}>
        {say('Delete')}
      </MenuItem>
    </Menu>
  );
};

/** One scenario: what came of it, where it went instead, and what can be done about that. */
export const ScenarioRow = ({ line, index, last }: { line: ScenarioLine; index: number; last: boolean }) => {
  const editor = useEditor();
  const scenarios = useScenarios();
  const say = useSay();
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
        {renaming ? <Name line={line} onDone={() => setRenaming(false)} /> : <strong translate="no">{line.name}</strong>}
        <p className="scenario-line">
          <span className="scenario-state">{edit ? say(words) : null}</span>
          <span>{say(ends[line.ends.status], { steps: line.steps, end })}</span>
          {!line.required && <Badge icon={ShieldOff}>{say('Not required')}</Badge>}
        </p>
        {problem !== undefined && (
          <p className="scenario-problem">
            {problem.at >= 0 && <span className="scenario-step">{say('Action {number}', { number: problem.at + 1 })}</span>}
            {problem.words}
          </p>
        )}
        {problem !== undefined && edit && (
          <div className="scenario-fixes">
            {result?.canAccept === true && (
              <Button size="small" onClick={() => void scenarios.accept([line.id])}>
                <Check aria-hidden className="size-3.5" />
                {say('Accept the new path')}
              </Button>
            )}
          </div>
        )}
      </div>
      {edit && (
        <div className="scenario-actions">
          <IconButton size="small" label={say('Run {name}', { name: line.name })} onClick={() => void scenarios.run([line.id])}>
            <Play />
          </IconButton>
          {result !== undefined && <ShowPathButton name={line.name} result={result} />}
          <Button size="small" look="quiet" aria-label={say('Walk it: {name}', { name: line.name })} onClick={() => void scenarios.walk(line.id)}>
            <Smartphone aria-hidden className="size-3.5" />
            {say('Walk it')}
          </Button>
          <More line={line} index={index} last={last} onRename={() => setRenaming(true)} />
        </div>
      )}
    </li>
  );
};
