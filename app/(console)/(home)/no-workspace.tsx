import { Boxes } from 'lucide-react';
import { TopBar } from '#app/(console)/_shell/top-bar.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { Page } from '#app/_ui/page.tsx';
import { NewWorkspace } from './new-workspace.tsx';

export const NoWorkspace = () => (
  <>
    <TopBar crumbs={[{ label: 'Workspaces' }]} />
    <Page title="Welcome">
      <EmptyState icon={Boxes} title="You are in no workspace yet" action={<NewWorkspace look="primary" />}>
        A workspace holds the apps of a company, team or project. Make one of your own, or ask its owner to let you in.
      </EmptyState>
    </Page>
  </>
);
