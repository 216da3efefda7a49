'use client';

import { Ellipsis } from 'lucide-react';
import { Fragment } from 'react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Menu, MenuItem, MenuSeparator } from '#app/_ui/menu.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { canRun, type Scope } from '../commands/command.ts';
import { commandOf } from '../commands/commands.ts';
import { moreMenu } from '../commands/menus.ts';
import { shownKeys } from '../commands/shown-keys.ts';
import { useEditor } from '../editor/use-editor.ts';

/** Commands about the flow as a whole. Judged each time the menu is drawn, which is when it opens. */
const Groups = () => {
  const editor = useEditor();
  const toast = useToast();
  const say = useSay();
  const scope: Scope = { editor, toast };
  return moreMenu
    .map((ids) => ids.flatMap((id) => commandOf(id) ?? []).filter((command) => canRun(command, scope)))
    .filter((group) => group.length > 0)
    .map((group, index) => (
      <Fragment key={group[0]?.id}>
        {index > 0 && <MenuSeparator />}
        {group.map((command) => {
          const keys = command.keys?.[0];
          return (
            <MenuItem
              key={command.id}
              icon={command.icon}
              {...(keys !== undefined && { shortcut: shownKeys(keys).join(' ') })}
              onSelect={() => command.run(scope)}
            >
              {say(command.title)}
            </MenuItem>
          );
        })}
      </Fragment>
    ));
};

export const MoreMenu = () => {
  const say = useSay();
  return (
    <Menu
      trigger={
        <IconButton size="small" label={say('More')}>
          <Ellipsis />
        </IconButton>
      }
    >
      <Groups />
    </Menu>
  );
};
