import { canRun, type Command, type Scope } from './command.ts';
import { commands } from './commands.ts';
import { announce } from '../view/create-view.ts';
import { isPress, type Press } from './press.ts';

type Reach = NonNullable<Command['reach']>;

/** What reaches the place where the key was pressed: a field hears fewest, the canvas all. */
const heardIn: Readonly<Record<'field' | 'button' | 'canvas', ReadonlySet<Reach>>> = {
  field: new Set<Reach>(['fields']),
  button: new Set<Reach>(['fields', 'designer']),
  canvas: new Set<Reach>(['fields', 'designer', 'canvas']),
};

/** Runs the command of these keys, if there is one that may be run from this place (EDITOR 21). Returns whether the key was ours. */
export const runByKey = (scope: Scope, press: Press, place: keyof typeof heardIn): boolean => {
  const command = commands.find(({ keys = [], reach = 'canvas' }) => heardIn[place].has(reach) && keys.some((one) => isPress(one, press)));
  if (command === undefined) return false;
  if (canRun(command, scope)) {
    command.run(scope);
    return true;
  }
  // Why nothing happens is said, and the browser does nothing else with the key.
  if (command.needs === undefined || (command.edits === true && !scope.editor.rights.edit)) return false;
  announce(scope.editor.view, scope.editor.language.say(command.needs));
  return true;
};
