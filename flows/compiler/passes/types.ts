import { assignmentFault } from '../../kit/assignment.ts';
import { conditionFaults, typeOfPath } from '../../kit/condition-types.ts';
import type { Context, Flow } from '../flow.ts';
import type { Variables } from './collect-variables.ts';

/** Conditions and assignments fit the types of what they look at. What is not there at all is said of reads already. */
export const checkTypes = ({ report, app, say }: Context, { places }: Flow, variables: Variables): void => {
  const surroundings = { columns: app.columns, variables: [...variables.values()] };
  const columns = new Map(app.columns.map((column) => [column.key, column]));
  const isThere = (path: string): boolean => {
    const [root, name = ''] = path.split('.');
    return root === 'vars' ? variables.has(name) : root !== 'user' || name === 'id' || columns.has(name);
  };
  for (const place of places) {
    for (const { code, path, message } of place.conditions.flatMap((condition) => conditionFaults(condition, surroundings, say))) {
      if (isThere(path))
        report.add(code, {
          node: place.id,
          message: say('“{step}”: {problem}', { step: place.name, problem: message }),
          advice: say('Change this row of the condition.'),
        });
    }
    for (const { column: key, value } of place.assigns) {
      const column = columns.get(key);
      if (column === undefined || (typeof value === 'object' && !isThere(value.path))) continue;
      const fault = assignmentFault(column, value, typeof value === 'object' ? typeOfPath(value.path, surroundings) : undefined, say);
      if (fault !== undefined)
        report.add('unfit-assignment', {
          node: place.id,
          message: say('“{step}”: {problem}', { step: place.name, problem: fault }),
          advice: say('Choose another column or another value.'),
        });
    }
  }
};
