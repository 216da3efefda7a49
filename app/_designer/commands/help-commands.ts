import { Command as CommandIcon, Keyboard, Signpost } from 'lucide-react';
import type { Command } from './command.ts';

/** Commands that lead to all others. */
export const helpCommands: readonly Command[] = [
  {
    id: 'help.commands',
    title: 'All commands',
    icon: CommandIcon,
    words: ['search', 'go to', 'run', 'palette'],
    keys: ['Ctrl+K'],
    reach: 'fields',
    run: ({ editor }) => editor.view.setState(({ sheet }) => ({ sheet: sheet === 'commands' ? undefined : 'commands' })),
  },
  {
    id: 'help.keys',
    title: 'All keys',
    icon: Keyboard,
    words: ['shortcuts', 'keyboard', 'help'],
    keys: ['?'],
    run: ({ editor }) => editor.view.setState({ sheet: 'keys' }),
  },
  {
    id: 'help.tour',
    title: 'A tour in two minutes',
    icon: Signpost,
    words: ['documentation', 'guide', 'introduction', 'learn'],
    run: () => {
      window.open('/docs/tour', '_blank', 'noopener');
    },
  },
];
