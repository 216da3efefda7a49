'use client';

import { useQuery } from '@tanstack/react-query';
import { useSay } from '#app/_ui/language.tsx';
import { Markdown } from '#app/_ui/markdown.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';

/** What the README of a node type says: what it does, when to use it, what its outcomes mean. */
export const HelpPanel = ({ type }: { type: string }) => {
  const say = useSay();
  const help = useQuery({
    queryKey: ['help', type],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const answer = await fetch(`/help/${type}`);
      if (!answer.ok) throw new Error('no help');
      return answer.text();
    },
  });
  return (
    <section aria-label={say('Help')} className="help">
      {help.isPending && <Spinner label={say('Loading help')} />}
      {help.isError && <p>{say('There is no help for this step yet.')}</p>}
      {help.data !== undefined && (
        // Written in English only.
        <div lang="en" dir="ltr">
          <Markdown text={help.data} inPanel />
        </div>
      )}
    </section>
  );
};
