'use client';

import { useQuery } from '@tanstack/react-query';
import { Markdown } from '#app/_ui/markdown.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';

/** What the README of a node type says: what it does, when to use it, what its outcomes mean. */
export const HelpPanel = ({ type }: { type: string }) => {
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
    <section aria-label="Help" className="help">
      {help.isPending && <Spinner label="Loading help" />}
      {help.isError && <p>There is no help for this step yet.</p>}
      {help.data !== undefined && <Markdown text={help.data} inPanel />}
    </section>
  );
};
