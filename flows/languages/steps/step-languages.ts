import { steps as ar } from './ar.ts';
import { steps as de } from './de.ts';
import { steps as es } from './es.ts';
import { steps as pt } from './pt.ts';
import type { StepLanguages } from './step-words.ts';

export const stepLanguages: StepLanguages = { de, es, pt, ar };
