import type { TestedFlow, TestedScenario } from '#server/scenarios/test-flow-file.ts';

/** Text as XML 1.0 can hold it: what it has no way to say is left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);

const element = (name: string, attributes: Readonly<Record<string, string | number>>, inside: readonly string[] = []): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const open = `<${name}${written.join('')}`;
  return inside.length === 0 ? `${open}/>` : `${open}>\n${inside.join('\n')}\n</${name}>`;
};

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** Failing without being required is no failure: reports show such a test as skipped. */
const kindOf = ({ required, result }: TestedScenario): 'passed' | 'skipped' | 'failure' | 'error' => {
  if (result.status === 'passed') return 'passed';
  if (!required) return 'skipped';
  return result.status === 'failed' ? 'failure' : 'error';
};

const caseOf = (slug: string, file: string, tested: TestedScenario): string => {
  const { name, result } = tested;
  const words = result.problem?.words ?? '';
  const kind = kindOf(tested);
  const step = result.problem !== undefined && result.problem.at >= 0 ? `Action ${result.problem.at + 1}: ` : '';
  const inside =
    kind === 'passed'
      ? []
      : [
          kind === 'skipped'
            ? element('skipped', { message: `Not required. ${words}` })
            : element(kind, { type: result.status, message: step + words }),
        ];
  return element('testcase', { name, classname: slug, file, time: seconds(result.ms) }, inside);
};

const counts = (scenarios: readonly TestedScenario[]) => {
  const kinds = scenarios.map(kindOf);
  const count = (kind: string) => kinds.filter((each) => each === kind).length;
  return {
    tests: scenarios.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(scenarios.reduce((sum, { result }) => sum + result.ms, 0)),
  };
};

/** What build servers read: a suite a flow file, a case a scenario. */
export const junitReport = (flows: readonly { file: string; tested: TestedFlow }[]): string => {
  const suites = flows.map(({ file, tested: { name, slug, scenarios } }) =>
    element(
      'testsuite',
      { name, file, ...counts(scenarios) },
      scenarios.map((each) => caseOf(slug, file, each)),
    ),
  );
  const all = flows.flatMap(({ tested }) => tested.scenarios);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'sallyport', ...counts(all) }, suites)}\n`;
};
