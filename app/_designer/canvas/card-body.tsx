'use client';

import { clsx } from 'clsx';
import { Fingerprint, KeyRound, Mail, MessageSquare, Pin, Smartphone, TriangleAlert, UserRoundCheck } from 'lucide-react';
import { useSay } from '#app/_ui/language.tsx';
import type { Card } from '../model/derive-model.ts';
import { assuranceWords, costWords } from '../model/badge-words.ts';
import type { NodeFacts } from '../model/node-facts.ts';
import { useEditor, useGraph, useProblems, useView } from '../editor/use-editor.ts';
import { markWords } from '../shown/mark-words.ts';
import { WalkMarks } from '../walk/card-marks.tsx';
import { CardTitle } from './card-title.tsx';
import { MenuButton } from './menu-button.tsx';
import { NodeMark } from './node-mark.tsx';

const assuranceIcons = { identifier: UserRoundCheck, possession: Smartphone, knowledge: KeyRound, inherence: Fingerprint } as const;
const costIcons = { email: Mail, sms: MessageSquare, push: Smartphone } as const;

const Badges = ({ facts }: { facts: NodeFacts }) => {
  const say = useSay();
  return (
    <p className="card-badges">
      {facts.assurances.map((assurance) => {
        const Icon = assuranceIcons[assurance];
        const { word, sentence } = assuranceWords[assurance];
        return (
          <span key={assurance} title={say(sentence)}>
            <Icon aria-hidden />
            {say(word)}
          </span>
        );
      })}
      {facts.costs.map((cost) => {
        const Icon = costIcons[cost.kind];
        return (
          <span key={cost.kind} title={say('What taking it once costs')}>
            <Icon aria-hidden />
            {costWords(cost, say)}
          </span>
        );
      })}
    </p>
  );
};

const ProblemMark = ({ id }: { id: string }) => {
  const editor = useEditor();
  const say = useSay();
  const issues = useProblems((problems) => problems.byNode.get(id));
  if (issues === undefined || issues.length === 0) return null;
  const grave = issues.some((issue) => issue.severity === 'error');
  return (
    <button
      type="button"
      tabIndex={-1}
      className={clsx('card-problems nodrag', grave ? 'is-error' : 'is-warning')}
      title={issues.map((issue) => issue.message).join('\n')}
      aria-label={say('{count, plural, one {# problem} other {# problems}}', { count: issues.length })}
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
const PinMark = ({ id }: { id: string }) => {
  const say = useSay();
  return useGraph((graph) => graph.nodes[id]?.pinned === true) ? <Pin className="card-pin" aria-label={say('Pinned in place')} /> : null;
};

/** How it differs in the comparison that is shown. */
const DrawingMark = ({ id }: { id: string }) => {
  const say = useSay();
  const mark = useView((view) => view.shown?.marks?.[id]);
  return mark === undefined ? null : <span className={`mark card-mark is-${mark}`}>{say(markWords[mark])}</span>;
};

/** No scenario comes through it. */
const CoverageMark = ({ id }: { id: string }) => {
  const say = useSay();
  return useView((view) => view.uncovered?.nodes.has(id) === true) ? <span className="card-uncovered">{say('In no scenario')}</span> : null;
};

/** What every card has: mark, title, what it is set to, what it proves and costs, problems, and its place on the lit path. */
export const CardBody = ({ card }: { card: Card }) => {
  const { facts } = card;
  const compact = useView((view) => view.compact);
  return (
    <>
      <div className="card-head">
        {card.rank === undefined ? <NodeMark definition={facts.definition} /> : <span className="card-rank">{card.rank}</span>}
        <CardTitle title={facts.title} own={facts.named} />
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
