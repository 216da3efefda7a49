'use client';

import { clsx } from 'clsx';
import { Fingerprint, KeyRound, Mail, MessageSquare, Pin, Smartphone, TriangleAlert, UserRoundCheck } from 'lucide-react';
import type { Card } from '../model/derive-model.ts';
import type { NodeFacts } from '../model/node-facts.ts';
import { useEditor, useGraph, useProblems, useView } from '../editor/use-editor.ts';
import { markWords } from '../shown/mark-words.ts';
import { WalkMarks } from '../walk/card-marks.tsx';
import { MenuButton } from './menu-button.tsx';
import { NodeMark } from './node-mark.tsx';

const assurances = {
  identifier: { icon: UserRoundCheck, words: 'who it is' },
  possession: { icon: Smartphone, words: 'possession' },
  knowledge: { icon: KeyRound, words: 'knowledge' },
  inherence: { icon: Fingerprint, words: 'inherence' },
} as const;
const costs = {
  email: { icon: Mail, words: (count: number) => (count === 1 ? '1 mail' : `${count} mails`) },
  sms: { icon: MessageSquare, words: (count: number) => `${count} SMS` },
  push: { icon: Smartphone, words: (count: number) => `${count} push` },
} as const;

const Badges = ({ facts }: { facts: NodeFacts }) => (
  <p className="card-badges">
    {facts.assurances.map((assurance) => {
      const { icon: Icon, words } = assurances[assurance];
      return (
        <span key={assurance} title={`Proves ${words}`}>
          <Icon aria-hidden />
          {words}
        </span>
      );
    })}
    {facts.costs.map(({ kind, count }) => {
      const { icon: Icon, words } = costs[kind];
      return (
        <span key={kind} title="What taking it once costs">
          <Icon aria-hidden />
          {words(count)}
        </span>
      );
    })}
  </p>
);

const ProblemMark = ({ id }: { id: string }) => {
  const editor = useEditor();
  const issues = useProblems((problems) => problems.byNode.get(id));
  if (issues === undefined || issues.length === 0) return null;
  const grave = issues.some((issue) => issue.severity === 'error');
  return (
    <button
      type="button"
      tabIndex={-1}
      className={clsx('card-problems nodrag', grave ? 'is-error' : 'is-warning')}
      title={issues.map((issue) => issue.message).join('\n')}
      aria-label={`${issues.length} ${issues.length === 1 ? 'problem' : 'problems'}`}
      onClick={() => editor.view.setState({ drawer: 'problems' })}
    >
      <TriangleAlert aria-hidden />
      {issues.length}
    </button>
  );
};

const VisitMark = ({ id }: { id: string }) => {
  const visits = useView((view) => view.lit?.visits[id]);
  if (visits === undefined || visits.length === 0) return null;
  return (
    <span className="card-visits" aria-hidden>
      {visits.length > 3 ? `${visits.at(0)} … ${visits.at(-1)}` : visits.join(', ')}
    </span>
  );
};

/** Tidying up leaves it where it is. */
const PinMark = ({ id }: { id: string }) =>
  useGraph((graph) => graph.nodes[id]?.pinned === true) ? <Pin className="card-pin" aria-label="Pinned in place" /> : null;

/** How it differs in the comparison that is shown. */
const DrawingMark = ({ id }: { id: string }) => {
  const mark = useView((view) => view.shown?.marks?.[id]);
  return mark === undefined ? null : <span className={`mark card-mark is-${mark}`}>{markWords[mark]}</span>;
};

/** No scenario comes through it. */
const CoverageMark = ({ id }: { id: string }) =>
  useView((view) => view.uncovered?.nodes.has(id) === true) ? <span className="card-uncovered">In no scenario</span> : null;

/** What every card has: mark, title, what it is set to, what it proves and costs, problems, and its place on the lit path. */
export const CardBody = ({ card }: { card: Card }) => {
  const { facts } = card;
  const compact = useView((view) => view.compact);
  return (
    <>
      <div className="card-head">
        {card.rank === undefined ? <NodeMark definition={facts.definition} /> : <span className="card-rank">{card.rank}</span>}
        <span className="card-title" title={facts.title}>
          {facts.title}
        </span>
        <PinMark id={card.id} />
        <MenuButton title={facts.title} />
      </div>
      {facts.line !== '' && !compact && (
        <p className="card-line" title={facts.line}>
          {facts.line}
        </p>
      )}
      {facts.assurances.length + facts.costs.length > 0 && card.children === undefined && !compact && <Badges facts={facts} />}
      <ProblemMark id={card.id} />
      <VisitMark id={card.id} />
      <CoverageMark id={card.id} />
      <DrawingMark id={card.id} />
      <WalkMarks id={card.id} />
    </>
  );
};
