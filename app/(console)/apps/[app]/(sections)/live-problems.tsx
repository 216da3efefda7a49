'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { Callout } from '#app/_ui/callout.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';

/** Says which live versions do not fit the app any more, and why; nothing where all do. */
export const LiveProblems = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const { data: found = [] } = useQuery(trpc.flows.liveProblems.queryOptions({ app }));
  if (found.length === 0) return null;
  return (
    <Callout tone="caution" title="What is live does not fit these settings any more">
      <p>
        The app was set up differently after this was published. It goes on as it was published, and could not be published like that today. Settle
        the problems in the flow and publish it anew, or change the settings back.
      </p>
      <ul className="mt-2 flex flex-col gap-2">
        {found.map(({ flow, slug, name, version, problems }) => (
          <li key={flow}>
            <TextLink href={`/apps/${app}/flows/${slug}`}>{name}</TextLink>, version {version}
            <ul className="list-disc pl-5">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Callout>
  );
};
