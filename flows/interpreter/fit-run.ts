import { type Run, runLimits } from './run.ts';

/**
 * The run within its bound of bytes: of what people could go back to, the oldest is let go first. Undefined when even the
 * screen they stand on does not fit with what is known by then.
 */
export const fitRun = (run: Run): Run | undefined => {
  let fitted = run;
  while (JSON.stringify(fitted).length > runLimits.bytes) {
    if (fitted.states.length <= 1) return undefined;
    fitted = { ...fitted, states: fitted.states.slice(1) };
  }
  return fitted;
};
