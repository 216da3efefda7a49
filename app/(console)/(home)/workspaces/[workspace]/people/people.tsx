'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { Callout } from '#app/_ui/callout.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { Column, Table } from '#app/_ui/table.tsx';
import { Invitations } from './invitations.tsx';
import { InvitePerson } from './invite-person.tsx';
import { PersonRow } from './person-row.tsx';

/** Who builds in this workspace, and what they may do. */
export const People = ({ workspace }: { workspace: string }) => {
  const trpc = useTRPC();
  const people = useQuery(trpc.people.list.queryOptions({ workspace }));
  const mayEdit = people.data?.mayEdit === true;
  return (
    <Page
      title="People"
      description="Who builds in this workspace. A changed role holds at once."
      actions={
        mayEdit ? (
          <InvitePerson workspace={workspace} mayMakeOwners={people.data?.mayMakeOwners === true} mail={people.data?.mail === true} />
        ) : undefined
      }
    >
      <Loaded query={people} label="Loading people">
        {(found) => (
          <>
            {!found.mayEdit && <Callout>Only owners and admins of the workspace can invite people and change roles.</Callout>}
            <Table
              label="People of the workspace"
              head={
                <>
                  <Column>Person</Column>
                  <Column>Role</Column>
                  {found.mayEdit && (
                    <Column className="w-px">
                      <span className="sr-only">Actions</span>
                    </Column>
                  )}
                </>
              }
            >
              {found.people.map((person) => (
                <PersonRow key={person.id} workspace={workspace} person={person} mayEdit={found.mayEdit} mayMakeOwners={found.mayMakeOwners} />
              ))}
            </Table>
            {found.invitations.length > 0 && <Invitations workspace={workspace} invitations={found.invitations} />}
          </>
        )}
      </Loaded>
    </Page>
  );
};
