import { clsx } from 'clsx';
import { LoaderCircle } from 'lucide-react';

/** Something is under way. Appears only after 300 ms, so that quick answers do not flicker. */
export const Spinner = ({ label, className }: { label: string; className?: string }) => (
  <span role="status" className={clsx('inline-flex animate-late items-center gap-2 text-muted', className)}>
    <LoaderCircle aria-hidden className="size-4 animate-spin" />
    <span className="sr-only">{label}</span>
  </span>
);
