import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { note } from '../note.ts';
import { findScenario } from './find-scenario.ts';
import { saveScenario } from './save-scenario.ts';

/** Another name, or whether it must pass before publishing: letting one fail is in the audit log with who did it. */
export const changeScenario = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { id: string; name?: string | undefined; required?: boolean | undefined },
): Promise<void> => {
  const kept = await findScenario(access, services, input.id);
  const { name = kept.scenario.name, required = kept.scenario.required } = input;
  if (name === kept.scenario.name && required === kept.scenario.required) return;
  await saveScenario(access, services, { ...kept, scenario: { ...kept.scenario, name, required } });
  const { slug } = access.flow;
  if (name !== kept.scenario.name) await note(access, services, 'scenario.changed', kept.id, { flow: slug, name, what: 'name' });
  if (required !== kept.scenario.required)
    await note(access, services, required ? 'scenario.required' : 'scenario.not-required', kept.id, { flow: slug, name });
};
