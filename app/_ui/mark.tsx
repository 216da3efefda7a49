/** The sign: a gate within a gate. */
export const Mark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden className={className}>
    <path d="M4 21V11a8 8 0 0 1 16 0v10" />
    <path d="M8.5 21v-9.5a3.5 3.5 0 0 1 7 0V21" />
  </svg>
);
