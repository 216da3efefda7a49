import { Clock, LoaderCircle } from 'lucide-react';
import { Badge } from '#app/_ui/badge.tsx';
import { useSay } from '#app/_ui/language.tsx';

/** How a run stands, in a word. */
export const RunStatus = ({ status }: { status: string }) => {
  const say = useSay();
  if (status === 'done') return <Badge tone="positive">{say('Arrived')}</Badge>;
  if (status === 'failed') return <Badge tone="negative">{say('Refused')}</Badge>;
  if (status === 'expired') return <Badge icon={Clock}>{say('Given up')}</Badge>;
  return (
    <Badge tone="accent" icon={LoaderCircle}>
      {say('Under way')}
    </Badge>
  );
};
