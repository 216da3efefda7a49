import type { WireResult, WireStep } from '#flows/protocol/step.ts';

/** What a page may hold of a result: where to go, and what may be said. No tokens, no session id, nothing of the user's record. */
const shown = ({ redirect_to, status_text, zone, screen }: WireResult): WireResult => ({
  ...(redirect_to !== undefined && { redirect_to }),
  ...(status_text && { status_text }),
  ...(zone && { zone }),
  ...(screen !== undefined && { screen }),
});

/** A step for HTML and for the page's script: the state is its number alone, the secret stays in its cookie (FLOW-12). */
export const pageStep = (step: WireStep): WireStep => {
  const { result, ...rest } = step;
  return { ...rest, state: step.state.split('.')[0] ?? '', ...(result && { result: shown(result) }) };
};

/** The secret of a state as the engine formats it. */
export const secretOf = (step: WireStep): string => step.state.slice(step.state.indexOf('.') + 1);
