'use client';

import { clsx } from 'clsx';
import { ChevronRight, CornerDownRight, Globe, Group, ShieldCheck, TriangleAlert, Unplug } from 'lucide-react';
import { memo } from 'react';
import { useSay } from '#app/_ui/language.tsx';
import { MenuButton } from '../canvas/menu-button.tsx';
import { NodeMark } from '../canvas/node-mark.tsx';
import { useProblems, useView } from '../editor/use-editor.ts';
import { type OutlineLine, sameLine } from './outline-line.ts';

const marks = { outcome: CornerDownRight, group: Group, unreached: Unplug } as const;

const Mark = ({ line }: { line: OutlineLine }) => {
  if (line.kind === 'step')
    return line.rank === undefined ? <NodeMark definition={line.definition} /> : <span className="card-rank">{line.rank}</span>;
  const Icon = line.kind === 'zone' ? (line.secure === true ? ShieldCheck : Globe) : marks[line.kind];
  return <Icon aria-hidden className={clsx('outline-mark', line.kind === 'outcome' && 'rtl:-scale-x-100')} />;
};

type Props = { line: OutlineLine; stop: boolean };

const OutlineRowComponent = ({ line, stop }: Props) => {
  const say = useSay();
  const problems = useProblems((found) => found.counts.get(line.step ?? '') ?? 0);
  const selected = useView((view) => view.selection.has(line.selects ?? ''));
  return (
    <div
      role="treeitem"
      aria-level={line.level}
      aria-posinset={line.position}
      aria-setsize={line.setSize}
      aria-expanded={line.open}
      aria-selected={selected}
      aria-label={
        problems === 0 ? line.name : say('{name}, {count, plural, one {# problem} other {# problems}}', { name: line.name, count: problems })
      }
      tabIndex={stop ? 0 : -1}
      data-key={line.key}
      className={clsx('outline-row', `is-${line.kind}`, line.leads !== undefined && `leads-${line.leads}`)}
      style={{ paddingInlineStart: 4 + (line.level - 1) * 12 }}
    >
      <span className="outline-fold" data-fold={line.open === undefined ? undefined : true}>
        {line.open !== undefined && <ChevronRight aria-hidden className={line.open ? 'is-open' : 'rtl:-scale-x-100'} />}
      </span>
      <Mark line={line} />{' '}
      <span className="outline-title" title={line.title} translate={line.own ? 'no' : undefined}>
        {line.title}
      </span>{' '}
      {line.aside !== undefined && (
        <span className="outline-aside" title={line.aside}>
          {line.aside}
        </span>
      )}{' '}
      {problems > 0 && (
        <span className="outline-problems" aria-hidden>
          <TriangleAlert />
          {problems}
        </span>
      )}
      {line.kind !== 'unreached' && <MenuButton title={line.title} className="outline-menu" />}
    </div>
  );
};

/** One line. It is drawn again when it says something else, not whenever the flow changes. */
export const OutlineRow = memo(OutlineRowComponent, (before, after) => before.stop === after.stop && sameLine(before.line, after.line));
