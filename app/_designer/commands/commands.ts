import { canvasCommands } from './canvas-commands.ts';
import { clipboardCommands } from './clipboard-commands.ts';
import type { Command } from './command.ts';
import { connectCommands } from './connect-commands.ts';
import { fileCommands } from './file-commands.ts';
import { findCommands } from './find-commands.ts';
import { helpCommands } from './help-commands.ts';
import { groupCommands } from './group-commands.ts';
import { historyCommands } from './history-commands.ts';
import { noteCommands } from './note-commands.ts';
import { scenarioCommands } from './scenario-commands.ts';
import { selectionCommands } from './selection-commands.ts';
import { stepsCommands } from './steps-commands.ts';
import { tidyCommands } from './tidy-commands.ts';
import { walkCommands } from './walk-commands.ts';

/** Everything a builder can do by name, in the order and under the titles of the list of all commands. */
export const commandGroups: readonly { title: string; commands: readonly Command[] }[] = [
  { title: 'What is selected', commands: selectionCommands },
  { title: 'Steps and wires', commands: [...connectCommands, ...stepsCommands] },
  { title: 'Groups and view', commands: groupCommands },
  { title: 'Notes', commands: noteCommands },
  { title: 'Clipboard', commands: clipboardCommands },
  { title: 'Trying it', commands: [...walkCommands, ...scenarioCommands] },
  { title: 'Canvas', commands: [...canvasCommands, ...tidyCommands] },
  { title: 'Find', commands: findCommands },
  { title: 'History', commands: historyCommands },
  { title: 'Files and pictures', commands: fileCommands },
  { title: 'Help', commands: helpCommands },
];

/** Menus, the list of all commands and the keys come from here. */
export const commands: readonly Command[] = commandGroups.flatMap((group) => group.commands);

const byId = new Map(commands.map((command) => [command.id, command]));

export const commandOf = (id: string): Command | undefined => byId.get(id);
