import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readFlowFile } from '#flows/graph/flow-file.ts';
import { type TestedFlow, testFlowFile } from '#server/scenarios/test-flow-file.ts';
import { junitReport } from './junit-report.ts';

type Say = (text: string) => void;

/** Not a test that failed but a command that could not be carried out. */
class Unusable extends Error {}

const readWords = (words: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { junit: { type: 'string' }, scenario: { type: 'string', multiple: true } },
    });
    if (positionals.length === 0) throw new Unusable('Name a flow file to test, for example: sallyport test sign-in.sallyport.json');
    return { files: positionals, junit: values.junit, wanted: values.scenario ?? [] };
  } catch (error) {
    throw error instanceof Unusable ? error : new Unusable(error instanceof Error ? error.message : String(error));
  }
};

const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Unusable(`${path}: there is no such file, or it may not be read.`);
  }
};

const testFile = async (path: string, wanted: readonly string[]): Promise<TestedFlow> => {
  const read = readFlowFile(await readText(path));
  if (!read.ok) throw new Unusable(`${path}: ${read.issues.map(({ message, advice }) => [message, advice].filter(Boolean).join(' ')).join('\n')}`);
  const tested = await testFlowFile(read.file, wanted);
  const missing = wanted.filter((name) => !tested.scenarios.some((scenario) => scenario.name === name));
  if (missing.length > 0) throw new Unusable(`${path} has no scenario “${missing[0]}”.`);
  return tested;
};

const tell = (path: string, { name, problems, scenarios, coverage }: TestedFlow, say: Say): void => {
  say(`${name} (${path})\n`);
  for (const problem of problems) say(`  ! ${problem}\n`);
  for (const { name: called, required, result } of scenarios) {
    const mark = result.status === 'passed' ? '✓' : required ? '✗' : '-';
    say(`  ${mark} ${called}${required ? '' : ' (not required)'}  ${result.ms} ms\n`);
    const { problem } = result;
    if (problem !== undefined) say(`      ${problem.at >= 0 ? `Action ${problem.at + 1}: ` : ''}${problem.words}\n`);
  }
  const passed = scenarios.filter(({ result }) => result.status === 'passed').length;
  if (scenarios.length === 0) say('  It has no scenarios.\n');
  else
    say(
      `  ${passed} of ${scenarios.length} passed, which come through ${coverage.nodes.size} of ${coverage.allNodes} steps and ${coverage.edges.size} of ${coverage.allEdges} ways.\n`,
    );
};

/** `sallyport test`: returns the exit code. */
export const testFlows = async (words: readonly string[], say: Say): Promise<number> => {
  try {
    const { files, junit, wanted } = readWords(words);
    const flows: { file: string; tested: TestedFlow }[] = [];
    for (const file of files) {
      const tested = await testFile(file, wanted);
      tell(file, tested, say);
      flows.push({ file, tested });
    }
    if (junit !== undefined) await writeFile(junit, junitReport(flows));
    const fine = flows.every(
      ({ tested }) => tested.problems.length === 0 && tested.scenarios.every(({ required, result }) => !required || result.status === 'passed'),
    );
    return fine ? 0 : 1;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
};
