import { wireKind } from '#flows/interpreter/present.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Field } from '#flows/protocol/challenge.ts';
import { type ScenarioPlace, type ScenarioStep, type ScenarioValue, scenarioLimits } from '#flows/scenario/scenario.ts';
import type { Heard } from '../engine/heard.ts';
import type { LiveWorld, WorldParts } from '../engine/preview/live-world.ts';
import type { RunRecord } from '../storage/ports/runs.ts';
import type { HeardWalk } from './heard-walk.ts';
import { codeIn, lettersIn } from './read-inbox.ts';

const secrets: readonly Field['type'][] = ['password', 'new-password', 'pin'];

const placeOf = (live: LiveWorld, { run }: RunRecord): ScenarioPlace | undefined => {
  const state = run.states.at(-1);
  const node = state && live.plan?.nodes[state.node];
  return state && node && { node: node.id, kind: wireKind(state) };
};

/** Whether the node that was answered went on: then what was typed was right. */
const wasTaken = async (live: LiveWorld, before: RunRecord): Promise<boolean> => {
  const state = before.run.states.at(-1);
  const node = state && live.plan?.nodes[state.node];
  if (node === undefined) return false;
  const events = await live.storage.runs.events(live.realm.scope, before.id);
  const since = events.filter(({ number }) => number > before.run.number).flatMap(({ transitions }) => transitions);
  return since.some(({ node: id, outcome }) => id === node.id && node.outcomes[outcome]?.kind === 'pass');
};

const codeReference = async (services: WorldParts, live: LiveWorld, typed: string): Promise<ScenarioValue> => {
  const letters = (await lettersIn(services, live)).filter((letter) => codeIn(letter) !== undefined);
  const back = letters.findIndex((letter) => codeIn(letter) === typed.replaceAll(/\D/g, ''));
  if (back === -1 || back > 9) return { from: 'inbox', kind: 'code', wrong: true };
  return { from: 'inbox', kind: 'code', ...(back > 0 && { back }) };
};

/** What was typed, or what stands for it. A password of the scripted directory is part of the script, which is kept with the walk. */
const typedValue = async (services: WorldParts, live: LiveWorld, heard: Extract<Heard, { kind: 'answer' }>, field: Field, typed: string) => {
  if (field.type === 'code') return codeReference(services, live, typed);
  if (!secrets.includes(field.type)) return typed;
  const state = heard.before.run.states.at(-1);
  const { anyoneWith, people } = live.settings.directory;
  const isScripted = [anyoneWith, ...people.map(({ password }) => password)].includes(typed);
  if (live.plan?.nodes[state?.node ?? -1]?.type === 'verify.directory' && isScripted) return typed;
  const kind = field.type === 'pin' ? ('pin' as const) : ('password' as const);
  return { from: 'person' as const, kind, ...(!(await wasTaken(live, heard.before)) && { wrong: true as const }) };
};

const inputsOf = async (services: WorldParts, live: LiveWorld, heard: Extract<Heard, { kind: 'answer' }>) => {
  const inputs: Record<string, ScenarioValue> = {};
  for (const field of heard.before.run.states.at(-1)?.challenge.fields ?? []) {
    const typed = heard.answer.inputs[field.name];
    if (typeof typed === 'number' || typeof typed === 'boolean') inputs[field.name] = typed;
    if (typeof typed === 'string' && typed !== '') inputs[field.name] = await typedValue(services, live, heard, field, typed.slice(0, 1_000));
  }
  return inputs;
};

/** A wrong answer that the walk made up: every secret wrong. Undefined where nothing secret was asked. */
const wrongAnswer = ({ run }: RunRecord): ScenarioStep | undefined => {
  const challenge = run.states.at(-1)?.challenge;
  const action = challenge?.actions.find(({ inputs, primary }) => inputs && primary) ?? challenge?.actions.find(({ inputs }) => inputs);
  const known = (challenge?.fields ?? []).map((field): [string, ScenarioValue] | undefined => {
    if (field.type === 'code') return [field.name, { from: 'inbox', kind: 'code', wrong: true }];
    return secrets.includes(field.type) ? [field.name, { from: 'person', kind: field.type === 'pin' ? 'pin' : 'password', wrong: true }] : undefined;
  });
  if (action === undefined || known.length === 0 || known.includes(undefined)) return undefined;
  return { do: 'answer', action: action.id, inputs: Object.fromEntries(known.filter((entry) => entry !== undefined)) };
};

const stepOf = async (services: WorldParts, live: LiveWorld, heard: Exclude<Heard, { kind: 'start' }>): Promise<ScenarioStep | undefined> => {
  if (heard.kind === 'back') return { do: 'back' };
  if (heard.kind === 'link') return { do: 'open-link', to: heard.to };
  if (heard.kind === 'mocked') {
    const { node, outcome, forced = [] } = heard.mocked;
    if (outcome === undefined) return wrongAnswer(heard.before);
    return { do: 'outcome', node, outcome, ...(forced.length > 0 && { forced: [...forced] }) };
  }
  const { challenge } = heard.before.run.states.at(-1) ?? {};
  if (challenge?.kind === 'redirect' && heard.answer.action === 'return')
    return { do: 'provider', says: live.settings.said === 'claims' ? live.settings.claims : live.settings.said };
  return { do: 'answer', action: heard.answer.action, inputs: await inputsOf(services, live, heard) };
};

const heardAfter = async (services: WorldParts, live: LiveWorld, heard: Heard): Promise<HeardWalk | null> => {
  const { record } = heard;
  const { device } = live.settings;
  const at = live.realm.clock.now();
  if (heard.kind === 'start') return { run: record.id, entry: heard.entry, startedAt: at, device, deeds: [] };
  const walk = live.settings.heard;
  if (walk === null || walk.run !== record.id || walk.unkept !== undefined) return walk;
  const step = await stepOf(services, live, heard);
  if (step === undefined) return { ...walk, unkept: phrase('A step of this walk was made to go wrong in a way that cannot be played again.') };
  // A walk that was taken back goes on from where it stood then.
  const before = 'before' in heard ? heard.before.run.number : record.run.number - 1;
  const deeds = walk.deeds.filter(({ number }) => number <= before);
  if (deeds.length >= scenarioLimits.steps) return { ...walk, unkept: phrase('This walk has more than 100 steps.') };
  const leads = placeOf(live, record);
  return { ...walk, deeds: [...deeds, { number: record.run.number, at, device, step: { ...step, ...(leads && { leads }) } }] };
};

/** Keeps what was done in a world, for whoever wants to keep the walk (DESIGN section 8). What is done in the linked app is not part of it. */
export const hear =
  (services: WorldParts, live: () => LiveWorld) =>
  async (heard: Heard): Promise<void> => {
    const world = live();
    const walk = await heardAfter(services, world, heard).catch((error: unknown) => {
      // Whoever acts in the phone has acted: that it cannot be kept is no reason to tell them it failed.
      services.log.warn({ world: world.row.id, error }, 'a step of a preview could not be kept');
      return (
        world.settings.heard && {
          ...world.settings.heard,
          unkept: phrase('A step of this walk could not be written down. Start again in the phone.'),
        }
      );
    });
    world.settings = { ...world.settings, heard: walk };
    world.touched();
  };
