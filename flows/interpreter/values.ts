import type { Json } from '../kit/json.ts';
import type { Challenge, Phrase, PhraseValues, Problem } from '../protocol/challenge.ts';
import type { Machine } from './machine.ts';
import { findTemplate, resolveText } from './resolve-text.ts';
import type { Walk } from './walk.ts';

const inside = (value: unknown, keys: readonly string[]): Json | undefined => {
  let seen = value;
  for (const key of keys) {
    if (typeof seen !== 'object' || seen === null || !Object.hasOwn(seen, key)) return undefined;
    seen = Object.getOwnPropertyDescriptor(seen, key)?.value;
  }
  return isJson(seen) ? seen : undefined;
};

const isJson = (value: unknown): value is Json => value === null || ['string', 'number', 'boolean', 'object'].includes(typeof value);

/** Looks a `{path}` up. Nothing of a user's record shows before something was proven about them (FLOW-21). */
export const lookUp = async (machine: Machine, walk: Walk, path: string): Promise<Json | undefined> => {
  const [root, ...keys] = path.split('.');
  if (root === 'env') return machine.app.env;
  if (root === 'context') return inside(walk.run.context, keys);
  if (root === 'vars') return inside(walk.vars, keys);
  if (root === 'nodes') return keys[1] === 'visits' && keys[0] !== undefined ? (walk.visits[keys[0]] ?? 0) : undefined;
  if (root !== 'user' || walk.subject.user === undefined || walk.proofs.length === 0) return undefined;
  const user = await walk.ports.users.find(walk.subject.user);
  if (user === undefined) return undefined;
  if (keys.length === 1 && keys[0] === 'id') return user.id;
  // What hashes of PINs are is nobody's to know: no text, no condition.
  const isPin = (await walk.ports.users.columns()).some(({ key, type }) => type === 'pin' && key === keys[0]);
  return isPin ? undefined : inside(user.attributes, keys);
};

const shown = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Gives a phrase the values of the paths its template names. Secret variables never reach a text. */
export const fillPhrase = async (machine: Machine, walk: Walk, phrase: Phrase): Promise<Phrase> => {
  const template = findTemplate(machine.plan, walk.run.locale, phrase.key);
  const missing = (template ?? []).flatMap((part) => (typeof part === 'string' || phrase.values?.[part.path] !== undefined ? [] : [part.path]));
  if (missing.length === 0) return phrase;
  const values: PhraseValues = { ...phrase.values };
  for (const path of missing) {
    const secret = path.startsWith('vars.') && machine.plan.variables[path.slice('vars.'.length)] === 'secret';
    values[path] = secret ? '' : shown(await lookUp(machine, walk, path));
  }
  return { ...phrase, values };
};

export const wordsOf = async (machine: Machine, walk: Walk, phrase: Phrase): Promise<string> =>
  resolveText(machine.plan, walk.run.locale, await fillPhrase(machine, walk, phrase)).text;

/** Every phrase of a challenge, filled once when it is asked: what a person saw does not change under them. */
export const fillChallenge = async (machine: Machine, walk: Walk, challenge: Challenge): Promise<Challenge> => {
  const fill = (phrase: Phrase) => fillPhrase(machine, walk, phrase);
  return {
    ...challenge,
    title: await fill(challenge.title),
    ...(challenge.body && { body: await fill(challenge.body) }),
    fields: await Promise.all(
      challenge.fields.map(async (field) => ({
        ...field,
        label: await fill(field.label),
        ...(field.help && { help: await fill(field.help) }),
        ...(field.placeholder && { placeholder: await fill(field.placeholder) }),
        ...(field.options && { options: await Promise.all(field.options.map(async (option) => ({ ...option, label: await fill(option.label) }))) }),
      })),
    ),
    actions: await Promise.all(challenge.actions.map(async (action) => ({ ...action, label: await fill(action.label) }))),
  };
};

export const fillProblems = (machine: Machine, walk: Walk, problems: readonly Problem[]): Promise<Problem[]> =>
  Promise.all(problems.map(async (problem) => ({ ...problem, text: await fillPhrase(machine, walk, problem.text) })));
