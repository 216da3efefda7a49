import { phrase } from '#flows/languages/phrase.ts';
import { useSay } from '#app/_ui/language.tsx';
import { shownKeys } from '../commands/shown-keys.ts';

/** The only keys that are named by a word: the others are shown as they stand on keyboards everywhere. */
const arrowKeys = phrase('Arrow keys');

/** Keys as they stand on the keyboard. */
export const Keys = ({ keys }: { keys: string }) => {
  const say = useSay();
  return (
    <span className="keys" dir="ltr" translate="no">
      {shownKeys(keys).map((key) => (
        <kbd key={key}>{key === arrowKeys ? say(arrowKeys) : key}</kbd>
      ))}
    </span>
  );
};
