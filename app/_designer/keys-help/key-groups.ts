import { phrase } from '#flows/languages/phrase.ts';
import { cardKeys } from '../canvas/keymap.ts';
import { browserKeys } from '../commands/clipboard-commands.ts';
import type { Editor } from '../editor/editor.ts';
import { commandGroups } from '../commands/commands.ts';

/** Its words are English, and said by whoever shows them. */
export type KeyLine = { title: string; keys: readonly string[] };

/** All keys there are, from the commands and the card's own: nothing is written down a second time. */
export const keyGroups = ({ rights }: Pick<Editor, 'rights'>): readonly { title: string; lines: readonly KeyLine[] }[] =>
  [
    {
      title: phrase('On a step'),
      lines: cardKeys.flatMap(({ title, keys, shown, edits }) =>
        edits === true && !rights.edit ? [] : [{ title, keys: shown === undefined ? keys : [shown] }],
      ),
    },
    ...commandGroups.map(({ title, commands }) => ({
      title,
      lines: commands.flatMap((command): KeyLine[] => {
        const browser = browserKeys[command.id];
        const keys = command.keys ?? (browser === undefined ? [] : [browser]);
        return keys.length === 0 || (command.edits === true && !rights.edit) ? [] : [{ title: command.title, keys }];
      }),
    })),
  ].filter(({ lines }) => lines.length > 0);
