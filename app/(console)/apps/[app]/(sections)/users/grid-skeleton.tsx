/** The shape of what is coming, after 300 ms. */
export const GridSkeleton = () => (
  <div role="status" className="animate-late overflow-hidden rounded-card border border-line bg-surface">
    <span className="sr-only">Loading users</span>
    <div aria-hidden className="h-9 border-line border-b bg-sunken" />
    {Array.from({ length: 10 }, (_, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: all the same, and none moves
      <div key={row} aria-hidden className="flex items-center gap-6 border-line border-b px-3 py-3.5 last:border-b-0">
        <span className="h-3 w-56 rounded-chip bg-hover" />
        <span className="h-3 w-16 rounded-chip bg-hover" />
        <span className="hidden h-3 flex-1 rounded-chip bg-hover sm:block" />
      </div>
    ))}
  </div>
);
