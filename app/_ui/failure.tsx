import type { ShownFault } from '#app/_trpc/fault-of.ts';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';

/** Something could not be shown: what happened, what to do, and a way to try again. */
export const Failure = ({ fault, retry, className }: { fault: ShownFault; retry?: () => void; className?: string }) => (
  <Callout
    tone="negative"
    urgent
    {...(className !== undefined && { className })}
    action={
      retry && (
        <Button size="small" onClick={retry}>
          Try again
        </Button>
      )
    }
  >
    {fault.message}
    {fault.reasons.length > 0 && (
      <ul className="mt-1 list-disc pl-5">
        {fault.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    )}
  </Callout>
);
