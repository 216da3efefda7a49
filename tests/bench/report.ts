import type { Measured } from './load.ts';
import type { Job, Results } from './rounds.ts';
import type { SideName } from './side.ts';

/** One measured thing beside what it is held against. */
export type Line = { what: string; values: string; against: string; ratio: string; floor: string };

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export type Summary = { perSecond: number; cpu: number; busy: number };

/** Medians over the rounds of one side. */
export const summaryOf = (rounds: readonly Measured[]): Summary => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  cpu: median(rounds.map(({ cpu }) => cpu)),
  busy: median(rounds.map(({ busy }) => busy)),
});

const names: Readonly<Record<Job, string>> = { 'sign-in': '(a) e-mail-code sign-ins', refresh: '(b) refreshes', check: '(c) session checks' };
/** What ours must reach beside each side: by throughput (DESIGN section 11; sign-ins: decision 0047). */
const floors: Readonly<Record<Job, Partial<Record<SideName, string>>>> = {
  'sign-in': { bare: '0.3, aim 0.5', 'better-auth': '5, aim 8' },
  refresh: { bare: '0.5, aim 0.7', 'oidc-provider': '2, aim 3' },
  check: { bare: '0.5', 'better-auth': '10' },
};

const told = ({ perSecond, cpu, busy }: Summary): string => `${perSecond.toFixed(0)}/s, ${cpu.toFixed(0)} µs CPU, ${(busy * 100).toFixed(0)} % busy`;

/** Ours beside each other side, by throughput and by CPU: on a machine that others use the second is the steadier one. */
export const linesOf = (results: Results): Line[] =>
  (['sign-in', 'refresh', 'check'] as const).flatMap((job) => {
    const measured = results[job];
    const ours = measured?.sallyport && summaryOf(measured.sallyport);
    if (measured === undefined || ours === undefined) return [];
    return (['bare', 'better-auth', 'oidc-provider'] as const).flatMap((name) => {
      const rounds = measured[name];
      if (rounds === undefined) return [];
      const other = summaryOf(rounds);
      return [
        {
          what: names[job],
          values: told(ours),
          against: `${name}: ${told(other)}`,
          ratio: `${(ours.perSecond / other.perSecond).toFixed(2)}x (CPU ${(other.cpu / ours.cpu).toFixed(2)}x)`,
          floor: floors[job][name] ?? '',
        },
      ];
    });
  });

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export const tableOf = (lines: readonly Line[]): string =>
  [
    row(['what', 'Sallyport', 'beside', 'ratio', 'wanted']),
    row(['---', '---', '---', '---', '---']),
    ...lines.map(({ what, values, against, ratio, floor }) => row([what, values, against, ratio, floor])),
  ].join('\n');
