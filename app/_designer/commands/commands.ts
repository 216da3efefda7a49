import { canvasCommands } from './canvas-commands.ts';
import { clipboardCommands } from './clipboard-commands.ts';
import type { Command } from './command.ts';
import { historyCommands } from './history-commands.ts';
import { selectionCommands } from './selection-commands.ts';

/** Everything a builder can do by name. Menus, the list of all commands and the keys come from here. */
export const commands: readonly Command[] = [...historyCommands, ...canvasCommands, ...selectionCommands, ...clipboardCommands];

const byId = new Map(commands.map((command) => [command.id, command]));

export const commandOf = (id: string): Command | undefined => byId.get(id);
