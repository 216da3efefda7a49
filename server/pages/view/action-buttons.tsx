/** @jsxImportSource preact */
import type { WireAction, WireStep } from '#flows/protocol/step.ts';
import { clockTime, useCountdown } from './countdown.ts';
import { ForwardIcon } from './icons.tsx';

const ActionButton = ({ action, row, now }: { action: WireAction; row: boolean; now: string | undefined }) => {
  const left = useCountdown(action.available_at, now);
  const early = left !== undefined && left > 0;
  return (
    <button
      type="submit"
      name="action"
      value={action.id}
      formNoValidate={!action.inputs}
      class={row ? 'row' : action.primary ? 'primary' : 'plain'}
      aria-disabled={early ? true : undefined}
      data-part={action.label.key}
    >
      <bdi>{action.label.text}</bdi>
      {early && (
        <span class="count" aria-hidden="true">
          {clockTime(left)}
        </span>
      )}
      {row && <ForwardIcon />}
    </button>
  );
};

/**
 * The step's buttons. The primary one comes first in the document, so that Enter in a field takes it. A choice is a list of rows.
 */
export const ActionButtons = ({ step }: { step: WireStep }) => {
  const rows = step.challenge.kind === 'choice' && step.fields.length === 0;
  // Whoever leaves for another site takes its link; what they bring back comes by the browser, not from a field.
  const offered = step.kind === 'redirect' ? step.actions.filter(({ inputs }) => !inputs) : step.actions;
  const ordered = rows ? offered : [...offered].sort((a, b) => Number(b.primary) - Number(a.primary));
  if (ordered.length === 0) return null;
  return (
    <div class={rows ? 'actions rows' : 'actions'}>
      {ordered.map((action) => (
        <ActionButton key={action.id} action={action} row={rows} now={step.now} />
      ))}
    </div>
  );
};
