/** An app's first letter in its own colour. */
export const AppBadge = ({ name, accent }: { name: string; accent: string }) => (
  <span aria-hidden className="inline-flex size-9 shrink-0 items-center justify-center rounded-field border border-line bg-sunken font-semibold">
    <span className="border-b-3 pb-px leading-4" style={{ borderColor: accent }}>
      {[...name][0]?.toUpperCase()}
    </span>
  </span>
);
