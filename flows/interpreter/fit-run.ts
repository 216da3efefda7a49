import { type Run, runLimits } from './run.ts';
import { runText } from './run-text.ts';

/**
 * The run within its bound of bytes: of what people could go back to, the oldest is let go first. `fits` is false when even
 * the screen they stand on is too much, with what is known by then.
 */
export const fitRun = (run: Run): { run: Run; fits: boolean } => {
  let fitted = run;
  while (runText(fitted).length > runLimits.bytes) {
    if (fitted.states.length <= 1) return { run: fitted, fits: false };
    fitted = { ...fitted, states: fitted.states.slice(1) };
  }
  return { run: fitted, fits: true };
};
