import { Clock, LoaderCircle } from 'lucide-react';
import { Badge } from '#app/_ui/badge.tsx';

/** How a run stands, in a word. */
export const RunStatus = ({ status }: { status: string }) => {
  if (status === 'done') return <Badge tone="positive">Arrived</Badge>;
  if (status === 'failed') return <Badge tone="negative">Refused</Badge>;
  if (status === 'expired') return <Badge icon={Clock}>Given up</Badge>;
  return (
    <Badge tone="accent" icon={LoaderCircle}>
      Under way
    </Badge>
  );
};
