'use client';

import { Activity, Inbox, ListChecks, Route, TriangleAlert, X } from 'lucide-react';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { phrase } from '#flows/languages/phrase.ts';
import { useSay } from '#app/_ui/language.tsx';
import { useEditor, useProblems, useView } from './editor/use-editor.ts';
import { InboxList } from './phone/inbox-list.tsx';
import { TraceList } from './phone/trace-list.tsx';
import { usePhoneState } from './phone/use-phone.ts';
import { ProblemList } from './problems/problem-list.tsx';
import { CoverageMarks } from './scenarios/coverage-marks.tsx';
import { RunsList } from './runs/runs-list.tsx';
import { useFailingScenarios } from './scenarios/failing-scenarios.tsx';
import { ScenarioList } from './scenarios/scenario-list.tsx';
import { useScenariosState } from './scenarios/use-scenarios.ts';
import type { Drawer as Name } from './view/create-view.ts';

const useTabs = () => {
  const errors = useProblems((problems) => problems.issues.filter((issue) => issue.severity === 'error').length);
  const issues = useProblems((problems) => problems.issues.length);
  const { edit } = useEditor().rights;
  const mails = usePhoneState((phone) => phone.mails.length);
  const problems = { id: 'problems', label: phrase('Problems'), icon: TriangleAlert, count: issues, grave: errors > 0 } as const;
  const kept = useScenariosState((state) => state.list.length);
  const failing = useFailingScenarios().length;
  const scenarios = {
    id: 'scenarios',
    label: phrase('Scenarios'),
    icon: ListChecks,
    count: failing > 0 ? failing : kept,
    grave: failing > 0,
  } as const;
  const runs = { id: 'runs', label: phrase('Runs'), icon: Activity, count: 0, grave: false } as const;
  // Trace and inbox are the phone's, which runs a draft: that is part of editing it.
  if (!edit) return [problems, runs, scenarios];
  return [
    problems,
    { id: 'trace', label: phrase('Trace'), icon: Route, count: 0, grave: false },
    { id: 'inbox', label: phrase('Inbox'), icon: Inbox, count: mails, grave: false },
    runs,
    scenarios,
  ] as const;
};

const contents: Readonly<Record<Name, () => ReactNode>> = {
  problems: () => <ProblemList />,
  trace: () => <TraceList />,
  inbox: () => <InboxList />,
  runs: () => <RunsList />,
  scenarios: () => <ScenarioList />,
};

/** Under the canvas: one row of tabs that opens what they name. */
export const Drawer = () => {
  const editor = useEditor();
  const open = useView((view) => view.drawer);
  const tabs = useTabs();
  const say = useSay();
  const set = (drawer: Name | undefined) => editor.view.setState({ drawer });
  return (
    <section aria-label={say('Problems, trace, inbox, runs and scenarios')} className={clsx('drawer', open !== undefined && 'is-open')}>
      <CoverageMarks />
      <div className="drawer-bar">
        <div role="tablist" aria-label={say('Drawer')} className="drawer-tabs">
          {tabs.map(({ id, label, icon: Icon, count, grave }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`drawer-tab-${id}`}
              aria-selected={open === id}
              aria-controls={open === id ? 'drawer-content' : undefined}
              className={clsx(grave && 'is-grave')}
              onClick={() => set(open === id ? undefined : id)}
            >
              <Icon aria-hidden />
              {say(label)}
              {count > 0 && <span className="drawer-count">{count}</span>}
            </button>
          ))}
        </div>
        {open !== undefined && (
          <IconButton size="small" label={say('Close the drawer')} className="ms-auto" onClick={() => set(undefined)}>
            <X />
          </IconButton>
        )}
      </div>
      {open !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <div role="tabpanel" id="drawer-content" aria-labelledby={`drawer-tab-${open}`} tabIndex={0} className="drawer-content">
          {contents[open]()}
        </div>
      )}
    </section>
  );
};
