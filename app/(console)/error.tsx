'use client';

import { OctagonAlert } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { LinkButton } from '#app/_ui/link-button.tsx';

const ConsoleError = ({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) => (
  <main id="main" className="mx-auto max-w-xl px-4 py-16">
    <EmptyState
      icon={OctagonAlert}
      heading="h1"
      title="This page could not be shown"
      action={
        <>
          <Button look="primary" onClick={reset}>
            Try again
          </Button>
          <LinkButton href="/">Go to your apps</LinkButton>
        </>
      }
    >
      Nothing of your work is lost.
      {error.digest !== undefined && <> If it happens again, the server's log says why under {error.digest}.</>}
    </EmptyState>
  </main>
);
export default ConsoleError;
