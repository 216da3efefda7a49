import { BookmarkPlus, ListChecks, Play } from 'lucide-react';
import type { Command } from './command.ts';

/** What must keep working: kept from the phone, played, and listed. */
export const scenarioCommands: readonly Command[] = [
  {
    id: 'scenarios.keep',
    title: 'Keep the walk as a scenario',
    icon: BookmarkPlus,
    words: ['record', 'test', 'save'],
    edits: true,
    run: ({ editor }) => editor.scenarios.askName(),
  },
  {
    id: 'scenarios.run',
    title: 'Run all scenarios',
    icon: Play,
    words: ['test', 'check', 'play'],
    edits: true,
    run: ({ editor }) => {
      editor.view.setState({ drawer: 'scenarios' });
      void editor.scenarios.run();
    },
  },
  {
    id: 'scenarios.show',
    title: 'Show the scenarios',
    icon: ListChecks,
    words: ['test', 'coverage', 'list'],
    run: ({ editor }) => editor.view.setState({ drawer: 'scenarios' }),
  },
];
