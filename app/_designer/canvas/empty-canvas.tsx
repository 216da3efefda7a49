'use client';

import { LayoutTemplate, Route, SquareDashed } from 'lucide-react';
import { useState } from 'react';
import { templatesFor } from '#flows/templates/templates.ts';
import { useSay } from '#app/_ui/language.tsx';
import { addStep } from '../actions/add-step.ts';
import { startFromTemplate } from '../actions/start-from-template.ts';
import { useEditor } from '../editor/use-editor.ts';
import { findKinds } from '../palette/find-kinds.ts';
import { useScenarios } from '../scenarios/use-scenarios.ts';

/** The first minute: three ways to begin, none of which is a blank stare. */
export const EmptyCanvas = () => {
  const editor = useEditor();
  const say = useSay();
  const scenarios = useScenarios();
  const [shown, setShown] = useState<'choices' | 'templates' | 'hidden'>('choices');
  if (shown === 'hidden') return null;
  const guided = () => {
    const entry = findKinds(editor.definitions, '', editor.language).find((kind) => kind.role === 'entry');
    const from = entry === undefined ? undefined : addStep(editor, entry.id);
    setShown('hidden');
    const outcome = from === undefined ? undefined : editor.model.getState().model.cards.get(from)?.ports[0]?.id;
    if (from === undefined || outcome === undefined) return;
    editor.canvas.current?.show([from]);
    setTimeout(() => {
      const at = editor.canvas.current?.middle() ?? { x: 0, y: 0 };
      editor.view.setState({
        quickAdd: { at: { x: at.x + 220, y: at.y - 40 }, screen: { x: innerWidth / 2, y: innerHeight / 3 }, after: { from, outcome } },
      });
    }, 300);
  };
  return (
    <section aria-label={say('How to begin')} className="start">
      <h2>{say(shown === 'choices' ? 'How do people get in?' : 'Start from a template')}</h2>
      {shown === 'choices' ? (
        <div className="start-choices">
          <button type="button" onClick={() => setShown('templates')}>
            <LayoutTemplate aria-hidden />
            <strong>{say('From a template')}</strong>
            <span>{say('A whole sign-in that works at once. Change what you like.')}</span>
          </button>
          <button type="button" onClick={guided}>
            <Route aria-hidden />
            <strong>{say('Step by step')}</strong>
            <span>{say('Begin where people arrive; we ask what comes next.')}</span>
          </button>
          <button type="button" onClick={() => setShown('hidden')}>
            <SquareDashed aria-hidden />
            <strong>{say('Blank')}</strong>
            <span>{say('Two zones and nothing in them. Drag steps from the list beside them.')}</span>
          </button>
        </div>
      ) : (
        <div className="start-choices">
          {templatesFor(editor.app.settings.access).map((template) => (
            <button
              key={template.id}
              type="button"
              onClick={() => {
                startFromTemplate(editor, template);
                void scenarios.addOfTemplate(template.id);
              }}
            >
              <LayoutTemplate aria-hidden />
              <strong>{say(template.title)}</strong>
              <span>{say(template.summary)}</span>
            </button>
          ))}
          <button type="button" className="start-back" onClick={() => setShown('choices')}>
            {say('Back')}
          </button>
        </div>
      )}
      <a className="start-tour" href="/docs/tour" target="_blank" rel="noopener">
        {say('A tour in two minutes')}
      </a>
    </section>
  );
};
