import { shownKeys } from '../commands/shown-keys.ts';

/** Keys as they stand on the keyboard. */
export const Keys = ({ keys }: { keys: string }) => (
  <span className="keys" dir="ltr" translate="no">
    {shownKeys(keys).map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);
