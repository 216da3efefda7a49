'use client';

import { clsx } from 'clsx';
import { CircleAlert, Footprints } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { useLanguage } from '#app/_ui/language.tsx';
import { causeWords, ruleWords } from '#app/_ui/run-words.ts';
import { TextLink } from '#app/_ui/text-link.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { titleOf } from '../model/names.ts';
import { outcomeWords } from '../model/outcome-words.ts';
import { durationText } from './duration-text.ts';
import { runDay, type ShownRun } from './use-show-run.ts';
import { walkThis } from './walk-this.ts';

/** What the run on the canvas did, with times from its beginning; the step it failed at is marked. */
export const RunSteps = ({ shown }: { shown: ShownRun }) => {
  const editor = useEditor();
  const { say, tag } = useLanguage();
  const { link, way, model, failing } = shown;
  const { run, steps } = way;
  const query = link.env === 'sandbox' ? '?env=sandbox' : '';
  return (
    <section aria-label={say('The run on the canvas')} className="run-steps">
      <header>
        {editor.rights.edit && steps.length > 0 && (
          <Button size="small" onClick={() => void walkThis(editor, shown, runDay(way, tag))}>
            <Footprints aria-hidden className="size-3.5" />
            {say('Walk this')}
          </Button>
        )}
        <TextLink href={`/apps/${editor.app.slug}/runs/${run.id}${query}`}>{say('The whole story')}</TextLink>
      </header>
      {steps.length === 0 && <p className="text-muted">{say('The trace of this run is gone: traces are kept for 30 days.')}</p>}
      <ol>
        {steps.map((step) => (
          <li key={step.number}>
            <p>
              <time>{say('+{duration}', { duration: durationText(step.at - run.startedAt, say) })}</time>
              {causeWords(step.cause, editor.language.say)}
            </p>
            <ol>
              {step.transitions.map((transition, index) => (
                <li key={`${index}${transition.node}`} className={clsx(transition.node === failing && 'is-failing')}>
                  {transition.node === failing && <CircleAlert aria-label={say('Failed here')} />}
                  <button type="button" translate="no" onClick={() => editor.canvas.current?.show([transition.node])}>
                    {titleOf(model, transition.node)}
                  </button>
                  <span translate="no">{outcomeWords(model, transition)}</span>
                  {transition.rule !== undefined && <small>{editor.language.say(ruleWords[transition.rule])}</small>}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  );
};
