'use client';

import { CircleCheck } from 'lucide-react';
import { useSay } from '#app/_ui/language.tsx';
import { useProblems } from '../editor/use-editor.ts';
import { LeftOpenList } from './left-open-list.tsx';
import { ProblemItem } from './problem-item.tsx';

export const ProblemList = () => {
  const say = useSay();
  const issues = useProblems((problems) => problems.issues);
  const current = useProblems((problems) => problems.current);
  if (issues.length === 0) {
    return (
      <>
        <p className="drawer-empty">
          <CircleCheck aria-hidden />
          {say(current ? 'No problems. This draft can be published.' : 'Looking for problems…')}
        </p>
        <LeftOpenList />
      </>
    );
  }
  return (
    <>
      <ul aria-label={say('Problems')} className="problem-list">
        {issues.map((issue, index) => (
          <ProblemItem key={`${issue.code}:${issue.node ?? issue.edge ?? ''}:${index}`} issue={issue} />
        ))}
      </ul>
      <LeftOpenList />
    </>
  );
};
