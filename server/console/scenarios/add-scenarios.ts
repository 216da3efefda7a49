import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';
import { readScenario, type Scenario } from '#flows/scenario/scenario.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { appendScenarios } from './append-scenarios.ts';

const read = (given: readonly unknown[], say: Say): Scenario[] => {
  const problems: string[] = [];
  const scenarios = given.flatMap((each, index) => {
    const one = readScenario(each, say);
    if (one.ok) return [one.scenario];
    problems.push(say('Scenario {number}: {problem}', { number: index + 1, problem: one.problem }));
    return [];
  });
  if (problems.length > 0) throw new Fault('invalid', phrase('The scenarios could not be added.'), { reasons: problems.slice(0, 5) });
  return scenarios;
};

/** Adds scenarios behind those there are: out of a file, a template, or a copy. All of them or none that cannot be read. */
export const addScenarios = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { scenarios: readonly unknown[] },
): Promise<{ ids: string[] }> => {
  const scenarios = read(input.scenarios, access.actor.say);
  const ids = await appendScenarios(access, services, scenarios);
  if (ids.length > 0)
    await note(access, services, 'scenario.added', access.flow.id, {
      flow: access.flow.slug,
      count: ids.length,
      names: scenarios.slice(0, 20).map(({ name }) => name),
    });
  return { ids };
};
