'use client';

import type { ShownFault } from '#app/_trpc/fault-of.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import { useSay } from './language.tsx';

/** Something could not be shown: what happened, what to do, and a way to try again. */
export const Failure = ({ fault, retry, className }: { fault: ShownFault; retry?: () => void; className?: string }) => {
  const say = useSay();
  return (
    <Callout
      tone="negative"
      urgent
      {...(className !== undefined && { className })}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {say('Try again')}
          </Button>
        )
      }
    >
      {fault.message}
      {fault.reasons.length > 0 && (
        <ul className="mt-1 list-disc ps-5">
          {fault.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </Callout>
  );
};
