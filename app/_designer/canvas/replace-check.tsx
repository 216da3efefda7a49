'use client';

import { Button } from '#app/_ui/button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import type { Replacement } from '../actions/plan-replacement.ts';

/** What goes when another kind takes a step's place, before it does. */
export const ReplaceCheck = ({
  from,
  to,
  replacement: { wires, settings, methods },
  onReplace,
  onBack,
}: {
  from: string;
  to: string;
  replacement: Replacement;
  onReplace: () => void;
  onBack: () => void;
}) => {
  const say = useSay();
  return (
    <div className="replace-check">
      <h2>{say('Replace {step} with {kind}?', { step: from, kind: to })}</h2>
      <p>{say('Its name, its place and everything that fits stay. This goes:')}</p>
      <ul aria-label={say('What goes')}>
        {wires.map(({ edge, outcome, to: target }) => (
          <li key={edge}>{say('The wire from “{outcome}” to {step}', { outcome, step: target })}</li>
        ))}
        {settings.map((label) => (
          <li key={label}>{say('The setting “{setting}”', { setting: label })}</li>
        ))}
        {methods.map(({ id, title }) => (
          <li key={id}>{say('The method {step}', { step: title })}</li>
        ))}
      </ul>
      <div>
        {/* biome-ignore lint/a11y/noAutofocus: what was chosen is one Enter away, and Escape changes nothing */}
        <Button size="small" look="primary" autoFocus onClick={onReplace}>
          {say('Replace')}
        </Button>
        <Button size="small" onClick={onBack}>
          {say('Choose another')}
        </Button>
      </div>
    </div>
  );
};
