import { CopyButton } from './copy-button.tsx';

/** Something to be copied into a terminal or a program. */
export const CodeBlock = ({ label, code }: { label: string; code: string }) => (
  <figure className="overflow-hidden rounded-card border border-line bg-sunken">
    <figcaption className="flex items-center justify-between border-line border-b py-1 ps-3 pe-1.5 text-muted text-xs">
      {label}
      <CopyButton text={code} label={`Copy: ${label}`} />
    </figcaption>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
    <pre tabIndex={0} className="overflow-x-auto p-3 font-mono text-xs leading-5">
      <code>{code}</code>
    </pre>
  </figure>
);
