import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from './button.tsx';

/** One page of a long list after the other. */
export const Pager = ({
  summary,
  page,
  onBack,
  onNext,
}: {
  summary: string;
  page: number;
  onBack: (() => void) | undefined;
  onNext: (() => void) | undefined;
}) => (
  <nav aria-label="Pages" className="flex items-center justify-between gap-3">
    <p className="text-muted text-sm">{summary}</p>
    {(onBack !== undefined || onNext !== undefined) && (
      <div className="flex items-center gap-2">
        <Button size="small" disabled={onBack === undefined} onClick={onBack}>
          <ChevronLeft aria-hidden className="size-3.5 rtl:-scale-x-100" />
          Back
        </Button>
        <span className="text-muted text-sm">Page {page}</span>
        <Button size="small" disabled={onNext === undefined} onClick={onNext}>
          Next
          <ChevronRight aria-hidden className="size-3.5 rtl:-scale-x-100" />
        </Button>
      </div>
    )}
  </nav>
);
