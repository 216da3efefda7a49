import type { Issue } from '../kit/issue.ts';
import type { Say } from '../languages/say.ts';
import { graphLimits } from './graph.ts';
import { measure } from './measure.ts';

/** What is too much, or no plain data at all, in a drawing or a piece of one. Costs next to nothing, however large it is (FLOW-17). */
export const outOfBounds = (value: unknown, say: Say): Issue | undefined => {
  switch (measure(value, graphLimits)) {
    case 'too-large':
      return issue(
        'too-large',
        say('This flow is larger than {megabytes} MB.', { megabytes: graphLimits.bytes / 1_000_000 }),
        say('Split it into several flows.'),
      );
    case 'too-many':
      return issue(
        'too-large',
        say('This flow has more than {most} settings and texts.', { most: graphLimits.values }),
        say('Split it into several flows.'),
      );
    case 'too-deep':
      return issue(
        'too-deep',
        say('Settings in this flow are nested too deeply.'),
        say('Nest them at most {most} levels deep.', { most: graphLimits.depth }),
      );
    case 'reserved-name':
      return issue('not-a-flow', say('This flow uses a name that is reserved: __proto__, constructor or prototype.'), say('Rename it in the file.'));
    case 'not-json':
      return issue('not-a-flow', say('This flow holds values that cannot be stored.'), say('Choose a file that was exported from here.'));
    case undefined:
      return undefined;
  }
};

const issue = (code: string, message: string, advice: string): Issue => ({ code, severity: 'error', message, advice });
