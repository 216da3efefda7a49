/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { type ScreenProps, StepScreen } from './step-screen.tsx';

/** Ways on from a run that is over. */
export type Links = {
  /** Where the same sign-in begins anew. */
  again?: string;
  /** Back to the app that sent the person here, with its refusal. */
  back?: { href: string; label: string };
};

/** A step with what a run's page offers when there is nothing left to answer; `onward` are buttons of whoever draws it. */
export const RunScreen = ({ links = {}, onward, ...screen }: Omit<ScreenProps, 'footer'> & { links?: Links; onward?: ComponentChildren }) => {
  const { step, words } = screen;
  if (step.kind !== 'failed' && step.kind !== 'done') return <StepScreen {...screen} />;
  const lost = step.kind === 'done' && links.back !== undefined;
  return (
    <StepScreen
      {...screen}
      footer={
        <>
          {step.kind === 'done' && onward === undefined && <p class="note">{words[lost ? 'done.lost' : 'done.close']}</p>}
          {step.kind === 'failed' && (
            <div class="actions">
              {links.back && (
                <a class="button primary" href={links.back.href}>
                  {links.back.label}
                </a>
              )}
              {links.again !== undefined && (
                <a class="button plain" href={links.again}>
                  {words['start.again']}
                </a>
              )}
            </div>
          )}
          {onward}
        </>
      }
    />
  );
};
