// `npm run bench`: ours beside a bare server, better-auth and oidc-provider. `--quick` is for development: one short round, nothing
// written. `--only=sign-in,refresh,check,compile,start,users,editor` and `--sides=bare,sallyport` choose. Servers have one core, the loader
// the other. Nothing is asserted.
import '../../scripts/require-node.mjs';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchCompile } from './compile.bench.ts';
import { benchEditor } from './editor.bench.ts';
import { conditionsOf } from './conditions.ts';
import { mailSink } from './mail-sink.ts';
import { benchUsers } from './users.bench.ts';
import { type Line, linesOf, median, tableOf } from './report.ts';
import { jobs, runRounds } from './rounds.ts';
import { loaderCore } from './side.ts';
import { measureBetterAuth, measureRestart, measureRuntime, type Start } from './start-up.ts';

const quick = process.argv.includes('--quick');
const chosen = (option: string): string[] | undefined =>
  process.argv
    .find((argument) => argument.startsWith(`--${option}=`))
    ?.slice(option.length + 3)
    .split(',');
const [only, asked] = [chosen('only'), chosen('sides')];
const wants = (part: string): boolean => only === undefined || only.includes(part);
const effort = quick ? { rounds: 1, warm: 1_500, warmSeconds: 6, seconds: 2 } : { rounds: 3, warm: 25_000, warmSeconds: 20, seconds: 6 };
const sides = (['bare', 'sallyport', 'better-auth', 'oidc-provider'] as const).filter((side) => asked === undefined || asked.includes(side));
const say = (line: string) => console.log(line);

const loadLines = async (): Promise<Line[]> => {
  const wanted = jobs.filter(wants);
  if (wanted.length === 0) return [];
  const sink = await mailSink();
  const results = await runRounds(sides, wanted, sink, effort, [], say);
  sink.close();
  return linesOf(results);
};

const compileLines = (): Line[] => {
  if (!wants('compile')) return [];
  const { nodes, wires, planned, medianMs, p95Ms } = benchCompile({ rounds: quick ? 10 : 40 });
  return [
    {
      what: '(d) compile with all proofs',
      values: `median ${medianMs.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms`,
      against: `${nodes} nodes, ${wires} wires, ${planned} planned`,
      ratio: '',
      floor: 'under 150 ms',
    },
  ];
};

const startLines = async (): Promise<Line[]> => {
  if (!wants('start')) return [];
  // Not part of any start: a build is made once, by whoever deploys.
  execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'scripts', 'build.mjs'), 'all', '--if-stale'], { stdio: 'inherit' });
  const starts: { ours: Start; other: Start; restart: number }[] = [];
  for (let round = 0; round < effort.rounds; round += 1)
    starts.push({ ours: await measureRuntime(), other: await measureBetterAuth(), restart: await measureRestart() });
  const middle = (pick: (one: (typeof starts)[number]) => number): number => median(starts.map(pick));
  const [cold, otherCold, memory] = [
    middle(({ ours }) => ours.coldMs),
    middle(({ other }) => other.coldMs),
    middle(({ ours }) => ours.idleMegabytes),
  ];
  const [first, otherFirst] = [middle(({ ours }) => ours.firstMs), middle(({ other }) => other.firstMs)];
  return [
    {
      what: '(e) runtime, idle',
      values: `${memory.toFixed(0)} MB resident`,
      against: `better-auth: ${middle(({ other }) => other.idleMegabytes).toFixed(0)} MB`,
      ratio: '',
      floor: 'under 115 MB, aim 90',
    },
    {
      what: '(f) runtime, cold start',
      values: `${cold.toFixed(0)} ms`,
      against: `better-auth: ${otherCold.toFixed(0)} ms`,
      ratio: `${(cold / otherCold).toFixed(2)}x`,
      floor: 'at most 0.6x',
    },
    {
      what: '(f) the very first, which sets the database up',
      values: `${first.toFixed(0)} ms`,
      against: `better-auth: ${otherFirst.toFixed(0)} ms`,
      ratio: `${(first / otherFirst).toFixed(2)}x`,
      floor: '',
    },
    {
      what: '(f) start after kill -9',
      values: `${middle(({ restart }) => restart).toFixed(0)} ms to a sign-in`,
      against: '',
      ratio: '',
      floor: 'under 3,000 ms',
    },
  ];
};

/** PostgreSQL too, where `DATABASE_URL` names an empty one. */
const userLines = async (): Promise<Line[]> => {
  if (!wants('users')) return [];
  const given = { people: quick ? 10_000 : 100_000, rounds: quick ? 3 : 9 };
  const databaseUrl = process.env.DATABASE_URL;
  return [...(await benchUsers(given)), ...(databaseUrl === undefined ? [] : await benchUsers({ ...given, databaseUrl }))];
};

const editorLines = async (): Promise<Line[]> => (wants('editor') ? benchEditor({ nodes: 502, rounds: quick ? 1 : 3 }) : []);

execFileSync('taskset', ['-a', '-cp', loaderCore, String(process.pid)], { stdio: 'ignore' });
const before = conditionsOf();
const lines = [...(await loadLines()), ...compileLines(), ...(await startLines()), ...(await userLines()), ...(await editorLines())];
const after = conditionsOf();
say(`\n${tableOf(lines)}\n`);
if (!quick && only === undefined && asked === undefined)
  writeFileSync(
    join(import.meta.dirname, '..', '..', 'docs', 'benchmarks.md'),
    `# Benchmarks

Written by \`npm run bench\`: medians of ${effort.rounds} rounds in which the sides take turns. 32 people at a time on kept connections; server and
loader have a core each; a job is warmed up with ${effort.warm} operations or for ${effort.warmSeconds} seconds, because a server runs for weeks; every side starts with an empty SQLite database with \`synchronous=FULL\` and delivers mail to the same socket.
CPU is the server's, from the kernel, and is the steadier figure where a machine has other work; "busy" is the share of its core the
server used, so well below 100 % it waited, for the disk or for the loader. The bare server is the least honest work for each job,
commits grouped by turn of the event loop: a limit, not a product. It checks the form of what it is sent, or one bad request would end
it, and leaves a row for each step, or nobody could tell who signed in. It keeps no outbox: it answers once the mail has left.

${tableOf(lines)}

Conditions: ${before}. At the end: ${after}.
`,
  );
process.exit(0);
