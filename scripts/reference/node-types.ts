import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FormField, groupFields, readFields } from '../../app/_ui/form/read-form.ts';
import { categories, type NodeDefinition, type OutcomeSpec } from '../../flows/kit/define-node.ts';
import { outcomesOf } from '../../flows/kit/outcomes-of.ts';
import { inEnglish } from '../../flows/languages/say.ts';
import { registry } from '../../flows/nodes/registry.ts';

const nodes = join(import.meta.dirname, '..', '..', 'flows', 'nodes');
const folderOf = ({ id }: NodeDefinition): string => id.replace('.', '/');

const units = [
  { seconds: 86_400, name: 'day' },
  { seconds: 3_600, name: 'hour' },
  { seconds: 60, name: 'minute' },
  { seconds: 1, name: 'second' },
] as const;
const duration = (seconds: number): string => {
  const unit = units.find((candidate) => seconds % candidate.seconds === 0) ?? units[3];
  const count = seconds / unit.seconds;
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`;
};

const spoken = ({ control, choices }: FormField, value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return control === 'duration' ? duration(value) : String(value);
  if (typeof value === 'string') return choices.find((choice) => choice.value === value)?.label ?? `\`${value}\``;
  return '';
};

const range = (field: FormField): string => {
  const { min, max } = field.limits;
  if (field.control !== 'number' && field.control !== 'duration') return '';
  return min === undefined || max === undefined ? '' : `${spoken(field, min)} to ${spoken(field, max)}`;
};

const cell = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ').replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A list that is longer (countries) is named by the form alone. */
const mostChoices = 10;

const setting = (field: FormField): string => {
  const few = field.choices.length > 0 && field.choices.length <= mostChoices;
  const choices = few ? `One of: ${field.choices.map(({ label }) => label).join('; ')}.` : undefined;
  return `| ${cell(field.label)} | ${cell(field.meta.help, choices)} | ${cell(spoken(field, field.fallback))} | ${cell(range(field))} |`;
};

/** The words of screens and mails are all the same kind of setting; naming them is enough. */
const settings = ({ config }: NodeDefinition): string => {
  const fields = groupFields(readFields(config)).flatMap((group) => group.fields);
  const words = fields.filter(({ control }) => control === 'words').map(({ label }) => `*${label}*`);
  const others = fields.filter(({ control }) => control !== 'words');
  return [
    ...(others.length === 0 ? [] : ['| Setting | What it says | Unless you change it | From, to |', '|---|---|---|---|', ...others.map(setting), '']),
    ...(words.length === 0 ? [] : [`Your own words, in each language of the flow: ${words.join(', ')}.`, '']),
  ]
    .map((line) => `${line}\n`)
    .join('');
};

const kinds: Record<OutcomeSpec['kind'], string> = {
  pass: 'must be wired',
  fail: 'not wired: back to the screen before',
  unavailable: 'moves a fallback chain on',
};
const outcome = ({ label, kind, proves }: OutcomeSpec): string =>
  `- **${label}** (${kinds[kind]})${proves === undefined ? '' : `; proves ${proves.assurance}, amr ${proves.amr.map((amr) => `\`${amr}\``).join(' ')}`}`;

const outcomes = (definition: NodeDefinition): string => {
  const config = definition.config.safeParse({});
  const list = config.success ? outcomesOf(definition, config.data, inEnglish) : [];
  if (list.length === 0)
    return definition.role === 'chain' ? 'Ways out are those of the methods inside, and *None available*.\n' : 'The run ends here.\n';
  return `${typeof definition.outcomes === 'function' ? 'Ways out follow from the settings; with those it begins with:' : 'Ways out:'}\n\n${list.map(outcome).join('\n')}\n`;
};

const titleOfCase = (text: string): string => /"title":\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.replaceAll('\\"', '"') ?? '';

const cases = (definition: NodeDefinition): string => {
  const folder = join(nodes, folderOf(definition), 'cases');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => `[${titleOfCase(readFileSync(join(folder, file), 'utf8'))}](../../flows/nodes/${folderOf(definition)}/cases/${file})`)
    .join(' · ');
};

const section = (definition: NodeDefinition): string => `### ${definition.id}

**[${definition.title}](../../flows/nodes/${folderOf(definition)}/README.md).** ${definition.summary}

${outcomes(definition)}
${settings(definition)}${definition.irreversible ? 'People cannot go back beyond it.\n\n' : ''}Examples that are run as tests: ${cases(definition)}
`;

/** What the definitions say; what a type is for stands in its README, which each section links. */
export const nodeTypes = (): string => {
  const all = Object.values(registry);
  const used = categories.filter((category) => all.some((definition) => definition.category === category));
  const inCategory = (category: string) => all.filter((definition) => definition.category === category);
  return `# Step types

Everything that can stand on the canvas. The title of each leads to its help page: when to use it and what its ways out mean.

| Step | What it does |
|---|---|
${used.flatMap((category) => inCategory(category).map(({ id, title, summary }) => `| [${title}](#${id.replace('.', '')}) | ${cell(summary)} |`)).join('\n')}

${used.map((category) => `## ${category}\n\n${inCategory(category).map(section).join('\n')}`).join('\n')}`;
};
