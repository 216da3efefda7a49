'use client';

import { Button } from '#app/_ui/button.tsx';
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
}) => (
  <div className="replace-check">
    <h2>
      Replace {from} with {to}?
    </h2>
    <p>Its name, its place and everything that fits stay. This goes:</p>
    <ul aria-label="What goes">
      {wires.map(({ edge, outcome, to: target }) => (
        <li key={edge}>
          The wire from “{outcome}” to {target}
        </li>
      ))}
      {settings.map((label) => (
        <li key={label}>The setting “{label}”</li>
      ))}
      {methods.map(({ id, title }) => (
        <li key={id}>The method {title}</li>
      ))}
    </ul>
    <div>
      {/* biome-ignore lint/a11y/noAutofocus: what was chosen is one Enter away, and Escape changes nothing */}
      <Button size="small" look="primary" autoFocus onClick={onReplace}>
        Replace
      </Button>
      <Button size="small" onClick={onBack}>
        Choose another
      </Button>
    </div>
  </div>
);
