'use client';

import type { NodeProps } from '@xyflow/react';
import { clsx } from 'clsx';
import { ChevronsUpDown, Group as GroupIcon, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useSay } from '#app/_ui/language.tsx';
import { refusal } from '../actions/refusal.ts';
import { expandGroups } from '../actions/group-fold.ts';
import { useDrawnCard, useEditor, useProblems, useView } from '../editor/use-editor.ts';
import type { GroupFrame } from '../model/derive-groups.ts';
import { CardTitle } from './card-title.tsx';
import { MenuButton } from './menu-button.tsx';
import { InputPort, OutcomePorts } from './card-ports.tsx';
import type { CanvasNode } from './derive-nodes.ts';

const Problems = ({ inside }: Pick<GroupFrame, 'inside'>) => {
  const editor = useEditor();
  const say = useSay();
  const count = useProblems((problems) => inside.reduce((sum, id) => sum + (problems.counts.get(id) ?? 0), 0));
  const grave = useProblems((problems) => inside.some((id) => problems.byNode.get(id)?.some((issue) => issue.severity === 'error')));
  if (count === 0) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={clsx('card-problems nodrag', grave ? 'is-error' : 'is-warning')}
      aria-label={say('{count, plural, one {# problem} other {# problems}}', { count })}
      onClick={() => editor.view.setState({ drawer: 'problems' })}
    >
      <TriangleAlert aria-hidden />
      {count}
    </button>
  );
};

/** The path passes through a group when it passes through any of its steps. */
const useGroupState = (key: string, inside: readonly string[]): string => {
  const editor = useEditor();
  return useView(({ lit, walk, wiring, found }) => {
    const { model } = editor.model.getState();
    const visited = inside.some((id) => lit?.visits[id] !== undefined);
    return clsx(
      visited && 'is-visited',
      found.has(key) && 'is-found',
      lit?.current !== undefined && inside.includes(lit.current) && 'is-current',
      walk !== undefined && !visited && 'is-aside',
      wiring?.aim?.card === key && 'is-aimed',
      wiring !== undefined && !inside.includes(wiring.from) && (refusal(model, wiring.from, key) === undefined ? 'is-reachable' : 'is-unreachable'),
    );
  });
};

const nothing: readonly string[] = [];

/** A collapsed group: one card in the place of its steps, with the wires that lead into it and out of it. */
const GroupCardComponent = ({ id, selected }: NodeProps<CanvasNode>) => {
  const editor = useEditor();
  const say = useSay();
  const card = useDrawnCard(id);
  const compact = useView((view) => view.compact);
  const state = useGroupState(id, card?.folded?.inside ?? nothing);
  if (card?.folded === undefined) return null;
  const { folded } = card;
  return (
    <article className={clsx('card card-folded', selected && 'is-selected', state)} data-colour={folded.colour} style={{ height: card.size.height }}>
      {card.hasInput && <InputPort />}
      <div className="card-head">
        <GroupIcon aria-hidden className="size-4 shrink-0" />
        <CardTitle title={folded.name} own />
        <button
          type="button"
          tabIndex={-1}
          className="card-menu nodrag"
          title={say('Show its steps (Shift G)')}
          aria-label={say('Expand group {name}', { name: folded.name })}
          onClick={() => {
            expandGroups(editor, [folded.id]);
            editor.canvas.current?.focus(id);
          }}
        >
          <ChevronsUpDown aria-hidden />
        </button>
        <MenuButton title={folded.name} />
      </div>
      {!compact && <p className="card-line">{card.facts.line}</p>}
      <Problems inside={folded.inside} />
      <OutcomePorts card={card} />
    </article>
  );
};
export const GroupCard = memo(GroupCardComponent);
