'use client';

import { CircleAlert, Footprints, TriangleAlert, Wrench } from 'lucide-react';
import { useState } from 'react';
import type { Issue } from '#flows/kit/issue.ts';
import { Button } from '#app/_ui/button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { applyFix } from '../actions/apply-fix.ts';
import { showIssue } from '../actions/show-issue.ts';
import { walkTo } from '../actions/walk.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';

/** One problem: what it is, what to do, and the buttons that do it. */
export const ProblemItem = ({ issue, compact = false }: { issue: Issue; compact?: boolean }) => {
  const editor = useEditor();
  const toast = useToast();
  const say = useSay();
  const facts = useModel((model) => model.cards.get(issue.node ?? '')?.facts);
  const grave = issue.severity === 'error';
  const Mark = grave ? CircleAlert : TriangleAlert;
  const { fix, path, column } = issue;
  const [adding, setAdding] = useState(false);
  const add = async (wanted: NonNullable<Issue['column']>) => {
    setAdding(true);
    try {
      await editor.addColumn(wanted);
      toast.done(say('Column added'), say('The users table has the column “{column}” now.', { column: wanted.name }));
    } catch (error) {
      toast.failed(say('The column could not be added'), error instanceof Error ? error.message : undefined);
    } finally {
      setAdding(false);
    }
  };
  return (
    <li className="problem">
      <Mark aria-label={say(grave ? 'Error' : 'Warning')} className={grave ? 'text-negative' : 'text-caution'} />
      <div className="problem-words">
        {!compact && facts !== undefined && (
          <span className="problem-place" translate={facts.named && 'no'}>
            {facts.title}
          </span>
        )}
        <p>{issue.message}</p>
        {issue.advice !== undefined && <p className="text-muted">{issue.advice}</p>}
      </div>
      <div className="problem-actions">
        {!compact && (issue.node !== undefined || issue.edge !== undefined) && (
          <Button size="small" look="quiet" onClick={() => showIssue(editor, issue)}>
            {say('Show')}
          </Button>
        )}
        {path !== undefined && path.length > 0 && (
          <Button size="small" look="quiet" onClick={() => walkTo(editor, issue.message, path, 0)}>
            <Footprints aria-hidden className="size-3.5" />
            {say('Walk it')}
          </Button>
        )}
        {column !== undefined && editor.rights.edit && (
          <Button
            size="small"
            title={say('Add the column “{column}” to the users table', { column: column.name })}
            disabled={adding}
            onClick={() => void add(column)}
          >
            <Wrench aria-hidden className="size-3.5" />
            {say('Add the column')}
          </Button>
        )}
        {fix !== undefined && editor.rights.edit && (
          <Button
            size="small"
            title={fix.label}
            onClick={() => {
              if (!applyFix(editor, fix))
                toast.failed(say('This fix no longer fits the flow'), say('The flow has changed since. Look at the problem again.'));
            }}
          >
            <Wrench aria-hidden className="size-3.5" />
            {say('Fix')}
          </Button>
        )}
      </div>
    </li>
  );
};
