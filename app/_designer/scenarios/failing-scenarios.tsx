'use client';

import { CircleX } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '#app/_ui/button.tsx';
import { Said, useSay } from '#app/_ui/language.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { isCurrent } from './create-scenarios.ts';
import { ShowPathButton } from './show-path-button.tsx';
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
  const say = useSay();
  const failing = useFailingScenarios();
  if (failing.length === 0) return null;
  return (
    <div className="failing-scenarios">
      <ul aria-label={say('Scenarios that do not pass')}>
        {failing.map(({ line, result }) => (
          <li key={line.id}>
            <CircleX aria-hidden />
            <p>
              <strong translate="no">{line.name}</strong>
              <span>{result.problem?.words}</span>
            </p>
            <ShowPathButton name={line.name} result={result} />
          </li>
        ))}
      </ul>
      <p className="failing-advice">
        <Said
          text="Repair the flow, or accept the new path under {list}. There you can also say that one is not required; that is in the audit log."
          with={{ list: <em>{say('Scenarios')}</em> }}
        />
      </p>
      <Button size="small" className="self-start" onClick={() => editor.view.setState({ drawer: 'scenarios' })}>
        {say('Open scenarios')}
      </Button>
    </div>
  );
};
