import { Compass } from 'lucide-react';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { LinkButton } from '#app/_ui/link-button.tsx';

const NotFound = () => (
  <main id="main" className="mx-auto max-w-xl px-4 py-16">
    <EmptyState
      icon={Compass}
      heading="h1"
      title="There is nothing here"
      action={
        <LinkButton look="primary" href="/">
          Go to your apps
        </LinkButton>
      }
    >
      Perhaps it was removed, or it belongs to a workspace you are not in. Check the address, or ask its owner to let you in.
    </EmptyState>
  </main>
);
export default NotFound;
