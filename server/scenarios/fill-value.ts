import { phrase } from '#flows/languages/phrase.ts';
import { inEnglish, type Values } from '#flows/languages/say.ts';
import type { ScenarioReference, ScenarioValue } from '#flows/scenario/scenario.ts';
import type { LiveWorld } from '../engine/preview/live-world.ts';
import type { Services } from '../services.ts';
import { codeIn, lettersIn } from './read-inbox.ts';
import { madeUp, wrong } from './secrets.ts';

/** A step that cannot be done as the flow is now; `text` with its `values` is for the builder. */
export class CannotPlay extends Error {
  readonly text: string;
  readonly values: Values | undefined;
  constructor(text: string, values?: Values) {
    super(inEnglish(text, values));
    this.text = text;
    this.values = values;
  }
}

/** The same digits but the last. */
const another = (code: string): string => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

const fromInbox = async (
  services: Pick<Services, 'seal'>,
  live: LiveWorld,
  reference: Extract<ScenarioReference, { from: 'inbox' }>,
): Promise<string> => {
  const letters = (await lettersIn(services, live, reference.to)).filter((letter) => codeIn(letter) !== undefined);
  const letter = letters[reference.back ?? 0];
  const code = letter && codeIn(letter);
  if (reference.wrong === true) return code === undefined ? wrong.code : another(code);
  if (code === undefined)
    throw reference.to === undefined
      ? new CannotPlay(phrase('No message with a code has arrived.'))
      : new CannotPlay(phrase('No message with a code has arrived for {address}.'), { address: reference.to });
  return code;
};

/** What is typed where a scenario only says what it stands for. Throws CannotPlay. */
export const fillValue = async (services: Pick<Services, 'seal'>, live: LiveWorld, value: ScenarioValue): Promise<string | number | boolean> => {
  if (typeof value !== 'object') return value;
  if (value.from === 'inbox') return fromInbox(services, live, value);
  return (value.wrong === true ? wrong : madeUp)[value.kind];
};
