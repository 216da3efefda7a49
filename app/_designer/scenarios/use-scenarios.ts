'use client';

import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { type Coverage, coverageOf } from '#flows/scenario/coverage.ts';
import { useGraph } from '../editor/use-editor.ts';
import type { Scenarios, ScenariosState } from './create-scenarios.ts';

export const ScenariosContext = createContext<Scenarios | undefined>(undefined);

export const useScenarios = (): Scenarios => {
  const scenarios = useContext(ScenariosContext);
  if (scenarios === undefined) throw new Error('This part stands outside of a designer.');
  return scenarios;
};
export const useScenariosState = <T>(pick: (state: ScenariosState) => T): T => useStore(useScenarios().store, pick);

/** What the scenarios that pass, as they were played last, come through of the drawing as it is. */
export const useCoverage = (): Coverage => {
  const told = useScenariosState((state) => state.told);
  const graph = useGraph((current) => current);
  return useMemo(
    () =>
      coverageOf(
        graph,
        [...told.values()].map(({ result }) => result).filter(({ status }) => status === 'passed'),
      ),
    [told, graph],
  );
};
