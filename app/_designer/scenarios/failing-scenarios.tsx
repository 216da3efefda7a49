'use client';

import { Route } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { isCurrent } from './create-scenarios.ts';
import { showPath } from './show-path.ts';
import { useScenariosState } from './use-scenarios.ts';

/** Required scenarios that do not pass on the draft as it is: each is a reason not to publish. The server plays them again anyway. */
export const useFailingScenarios = () => {
  const saving = useStore(useEditor().autosave.store);
  const list = useScenariosState((state) => state.list);
  const told = useScenariosState((state) => state.told);
  return list.flatMap((line) => {
    const found = told.get(line.id);
    return line.required && isCurrent(found, saving) && found.result.status !== 'passed' ? [{ line, result: found.result }] : [];
  });
};

/** In the publish panel: which scenarios are in the way, where each goes wrong, and how one is let through. */
export const FailingScenarios = () => {
  const editor = useEditor();
  const failing = useFailingScenarios();
  if (failing.length === 0) return null;
  return (
    <Callout
      tone="caution"
      title={failing.length === 1 ? 'A scenario does not pass' : `${failing.length} scenarios do not pass`}
      action={
        <Button size="small" onClick={() => editor.view.setState({ drawer: 'scenarios' })}>
          Scenarios
        </Button>
      }
    >
      <ul className="failing-scenarios">
        {failing.map(({ line, result }) => (
          <li key={line.id}>
            <span>
              <strong>{line.name}</strong> {result.problem?.words}
            </span>
            <Button size="small" look="quiet" aria-label={`Show ${line.name}`} onClick={() => showPath(editor, line.name, result)}>
              <Route aria-hidden className="size-3.5" />
              Show
            </Button>
          </li>
        ))}
      </ul>
      <p className="text-muted text-sm">
        Repair the flow, accept the new path, or say in the list that one is not required. That is in the audit log.
      </p>
    </Callout>
  );
};
