'use client';

import { Route } from 'lucide-react';
import { type Language, useLanguage } from '#app/_ui/language.tsx';
import { causeWords, ruleWords } from '#app/_ui/run-words.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';
import { titleOf } from '../model/names.ts';
import { outcomeWords } from '../model/outcome-words.ts';
import { select } from '../view/create-view.ts';
import { usePhoneState } from './use-phone.ts';

const timeIn = ({ tag }: Language) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const shown = (value: unknown, { say }: Language): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? say(value ? 'Yes' : 'No') : JSON.stringify(value);

/** What the phone's run did, step by step, and the values it knows now. Secrets are never here. */
export const TraceList = () => {
  const editor = useEditor();
  const language = useLanguage();
  const { say } = language;
  const model = useModel((current) => current);
  const trace = usePhoneState((phone) => phone.trace);
  if (trace === undefined || trace.steps.length === 0)
    return (
      <p className="drawer-empty">
        <Route aria-hidden />
        {say('Nothing has run yet. Act in the phone, and each step shows here and on the canvas.')}
      </p>
    );
  const time = timeIn(language);
  return (
    <div className="trace">
      <ol className="trace-steps">
        {trace.steps.map((step) => (
          <li key={step.number}>
            <header>
              <time>{time.format(step.at)}</time>
              {causeWords(step.cause, editor.language.say)}
            </header>
            <ol>
              {step.transitions.map((transition, index) => (
                <li key={`${index}${transition.node}`}>
                  <button
                    type="button"
                    translate="no"
                    onClick={() => {
                      select(editor.view, [transition.node]);
                      editor.canvas.current?.show([transition.node]);
                    }}
                  >
                    {titleOf(model, transition.node)}
                  </button>
                  <span translate="no">{outcomeWords(model, transition)}</span>
                  {transition.mocked === true && <small>{say('picked by you')}</small>}
                  {transition.rule !== undefined && <small>{editor.language.say(ruleWords[transition.rule])}</small>}
                  {Object.entries(transition.changes ?? {}).map(([name, value]) => (
                    <small key={name} translate="no">
                      {name}: {value}
                    </small>
                  ))}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {trace.values.length > 0 && (
        <section aria-label={say('Values now')}>
          <h3>{say('Values now')}</h3>
          <dl>
            {trace.values.map(({ name, value }) => (
              <div key={name}>
                <dt translate="no">{name}</dt>
                <dd translate={typeof value === 'boolean' ? undefined : 'no'}>{shown(value, language)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
};
