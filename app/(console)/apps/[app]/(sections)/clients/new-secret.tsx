'use client';

import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { CodeBlock } from '#app/_ui/code-block.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';

/** Shows a secret the only time it is known. */
export const NewSecret = ({ client, secret, onClose }: { client: string; secret: string; onClose: () => void }) => (
  <Dialog
    title={`Secret of ${client}`}
    open
    onOpenChange={(open) => !open && onClose()}
    footer={
      <Button look="primary" onClick={onClose}>
        I have kept it
      </Button>
    }
  >
    <div className="flex flex-col gap-3">
      <CodeBlock label="Client secret" code={secret} />
      <Callout tone="caution">It is shown only now. If it gets lost, make a new one.</Callout>
    </div>
  </Dialog>
);
