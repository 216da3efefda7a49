'use client';

import { CircleAlert, Footprints, TriangleAlert, Wrench } from 'lucide-react';
import type { Issue } from '#flows/kit/issue.ts';
import { Button } from '#app/_ui/button.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { applyFix } from '../actions/apply-fix.ts';
import { showIssue } from '../actions/show-issue.ts';
import { walkTo } from '../actions/walk.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';

/** One problem: what it is, what to do, and the buttons that do it. */
export const ProblemItem = ({ issue, compact = false }: { issue: Issue; compact?: boolean }) => {
  const editor = useEditor();
  const toast = useToast();
  const title = useModel((model) => (issue.node === undefined ? undefined : model.cards.get(issue.node)?.facts.title));
  const grave = issue.severity === 'error';
  const Mark = grave ? CircleAlert : TriangleAlert;
  const { fix, path } = issue;
  return (
    <li className="problem">
      <Mark aria-label={grave ? 'Error' : 'Warning'} className={grave ? 'text-negative' : 'text-caution'} />
      <div className="problem-words">
        {!compact && title !== undefined && <span className="problem-place">{title}</span>}
        <p>{issue.message}</p>
        {issue.advice !== undefined && <p className="text-muted">{issue.advice}</p>}
      </div>
      <div className="problem-actions">
        {!compact && (issue.node !== undefined || issue.edge !== undefined) && (
          <Button size="small" look="quiet" onClick={() => showIssue(editor, issue)}>
            Show
          </Button>
        )}
        {path !== undefined && path.length > 0 && (
          <Button size="small" look="quiet" onClick={() => walkTo(editor, issue.message, path, 0)}>
            <Footprints aria-hidden className="size-3.5" />
            Walk it
          </Button>
        )}
        {fix !== undefined && (
          <Button
            size="small"
            title={fix.label}
            onClick={() => {
              if (!applyFix(editor, fix)) toast.failed('This fix no longer fits the flow', 'The flow has changed since. Look at the problem again.');
            }}
          >
            <Wrench aria-hidden className="size-3.5" />
            Fix
          </Button>
        )}
      </div>
    </li>
  );
};
