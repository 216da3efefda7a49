import type { Issue } from '../kit/issue.ts';
import { graphLimits } from './graph.ts';
import { measure } from './measure.ts';

/** What is too much, or no plain data at all, in a drawing or a piece of one. Costs next to nothing, however large it is (FLOW-17). */
export const outOfBounds = (value: unknown): Issue | undefined => {
  switch (measure(value, graphLimits)) {
    case 'too-large':
      return issue('too-large', `This flow is larger than ${graphLimits.bytes / 1_000_000} MB.`, 'Split it into several flows.');
    case 'too-many':
      return issue('too-large', `This flow has more than ${graphLimits.values} settings and texts.`, 'Split it into several flows.');
    case 'too-deep':
      return issue('too-deep', 'Settings in this flow are nested too deeply.', `Nest them at most ${graphLimits.depth} levels deep.`);
    case 'reserved-name':
      return issue('not-a-flow', 'This flow uses a name that is reserved: __proto__, constructor or prototype.', 'Rename it in the file.');
    case 'not-json':
      return issue('not-a-flow', 'This flow holds values that cannot be stored.', 'Choose a file that was exported from here.');
    case undefined:
      return undefined;
  }
};

const issue = (code: string, message: string, advice: string): Issue => ({ code, severity: 'error', message, advice });
