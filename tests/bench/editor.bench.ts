import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { chromium, type Locator, type Page } from '@playwright/test';
import { makeFlow, owner, signIn } from '../e2e/designer-page.ts';
import { ownerSession } from '../support/owner.ts';
import { startServer } from '../support/server.ts';
import { largeDrawing } from './large-drawing.ts';
import { type Line, median } from './report.ts';

type Frames = { p95: number; worst: number };
type Round = { usable: number; drag: Frames; pan: Frames; dragAll: Frames; panAll: Frames; typing: number; drawn: number; drawnOther: number };

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** The times between frames while something is done (ms). */
const framesWhile = async (page: Page, act: () => Promise<void>): Promise<Frames> => {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { frameTimes: times, stopFrames: false });
    const frame = (now: number) => {
      times.push(now);
      if (Reflect.get(globalThis, 'stopFrames') !== true) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await act();
  const times = await page.evaluate((): number[] => {
    Object.assign(globalThis, { stopFrames: true });
    const found: unknown = Reflect.get(globalThis, 'frameTimes');
    return Array.isArray(found) ? found.map(Number) : [];
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return { p95: percentile(gaps, 0.95), worst: Math.max(...gaps) };
};

const steps = 60;

const dragBy = async (page: Page, card: Locator): Promise<void> => {
  const box = await card.boundingBox();
  if (box === null) throw new Error('the card is not in view');
  const from = { x: box.x + box.width / 3, y: box.y + Math.min(12, box.height / 3) };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step += 1) await page.mouse.move(from.x + step * 2, from.y + step, { steps: 1 });
  await page.mouse.up();
};

/** A step that lies in the canvas with room around it for a drag. */
const inTheOpen = async (page: Page): Promise<string> => {
  const found = await page.locator('.canvas').evaluate((canvas) => {
    const room = canvas.getBoundingClientRect();
    const cards = [...canvas.querySelectorAll<HTMLElement>('.react-flow__node-step')];
    return cards.find((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      // Where it will be held, nothing may lie over it.
      if (!card.contains(document.elementFromPoint(left + (right - left) / 3, top + Math.min(12, (bottom - top) / 3)))) return false;
      return left > room.left + 20 && top > room.top + 60 && right < room.right - 160 && bottom < room.bottom - 160;
    })?.dataset['id'];
  });
  if (found === undefined) throw new Error('no card lies in the open');
  return found;
};

const panBy = async (page: Page): Promise<void> => {
  await page.mouse.move(500, 450);
  for (let step = 0; step < steps; step += 1) await page.mouse.wheel(step % 2 === 0 ? 24 : 12, 12);
};

/** The slowest of twenty keystrokes, from the key to the frame that shows it (ms; the browser tells in steps of 8, from 16 up). */
const typingIn = async (page: Page): Promise<number> => {
  await page.evaluate(() => {
    const slow: number[] = [];
    const wanted = { type: 'event', durationThreshold: 16 } as const;
    Object.assign(globalThis, { slowEvents: slow });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (['keydown', 'keypress', 'input', 'beforeinput'].includes(entry.name)) slow.push(entry.duration);
    }).observe(wanted);
  });
  await page.getByRole('textbox', { name: 'Name' }).pressSequentially('twenty letters here.', { delay: 90 });
  return page.evaluate(() => {
    const slow: unknown = Reflect.get(globalThis, 'slowEvents');
    return Math.max(16, ...(Array.isArray(slow) ? slow.map(Number) : []));
  });
};

/** How often the dragged card and its wires were drawn, and everything else (EDITOR 23 wants none of that). */
const drawsWhile = async (page: Page, own: ReadonlySet<string>, act: () => Promise<void>): Promise<{ drawn: number; drawnOther: number }> => {
  await page.evaluate(() => Reflect.set(globalThis, Symbol.for('sallyport.renders'), new Map()));
  await act();
  const counts = await page.evaluate((): [string, number][] => {
    const found: unknown = Reflect.get(globalThis, Symbol.for('sallyport.renders'));
    return found instanceof Map ? [...found].map(([what, count]) => [String(what), Number(count)]) : [];
  });
  const total = (mine: boolean) => counts.reduce((sum, [what, count]) => (own.has(what) === mine ? sum + count : sum), 0);
  return { drawn: total(true), drawnOther: total(false) };
};

const oneRound = async (page: Page, address: string, wiresOf: (card: string) => readonly string[]): Promise<Round> => {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.react-flow__node-step').first().waitFor();
  await page.locator(`.react-flow__node[data-id="${await inTheOpen(page)}"]`).click({ position: { x: 20, y: 8 } });
  await page.getByRole('textbox', { name: 'Name' }).waitFor();
  const usable = performance.now() - began;

  await page.getByRole('banner').getByRole('button', { name: 'Phone', pressed: true }).click();
  await page.locator('.react-flow__node-step').first().focus();
  await page.keyboard.press('0');
  await page.waitForTimeout(1_000);
  const id = await inTheOpen(page);
  const inView = page.locator(`.react-flow__node[data-id="${id}"]`);
  await page.waitForTimeout(1_000);
  const own = new Set([id, ...wiresOf(id)]);
  let drag: Frames = { p95: Number.NaN, worst: Number.NaN };
  const draws = await drawsWhile(page, own, async () => {
    drag = await framesWhile(page, () => dragBy(page, inView));
  });
  const pan = await framesWhile(page, () => panBy(page));
  const typing = await typingIn(page);

  await page.locator('.react-flow__node-step').first().focus();
  await page.keyboard.press('1');
  await page.waitForTimeout(1_500);
  const other = await inTheOpen(page);
  const dragAll = await framesWhile(page, () => dragBy(page, page.locator(`.react-flow__node[data-id="${other}"]`)));
  const panAll = await framesWhile(page, () => panBy(page));
  return { usable, drag, pan, dragAll, panAll, typing, ...draws };
};

/** The designer with a large flow, in a real browser (EDITOR 23). Neither process is held to one core: a builder's is not. */
export const benchEditor = async ({ nodes, rounds }: { nodes: number; rounds: number }): Promise<Line[]> => {
  execFileSync('taskset', ['-a', '-cp', `0-${cpus().length - 1}`, String(process.pid)], { stdio: 'ignore' });
  const server = await startServer({ env: owner });
  const graph = largeDrawing(nodes);
  const { path } = await makeFlow(await ownerSession(server.url, owner), 'large', graph);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const wiresOf = (card: string) => Object.entries(graph.edges).flatMap(([id, { from, to }]) => (from === card || to === card ? [id] : []));
  const measured: Round[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
      await signIn(context, server.url);
      const one = await oneRound(await context.newPage(), server.url + path, wiresOf);
      // The first visit compiles the script; what counts is the second and every later one.
      if (round > 0) measured.push(one);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  const middle = (pick: (one: Round) => number): number => median(measured.map(pick));
  const frames = (pick: (one: Round) => Frames): string =>
    `p95 ${middle((one) => pick(one).p95).toFixed(0)} ms, worst ${middle((one) => pick(one).worst).toFixed(0)} ms`;
  const line = (what: string, values: string, floor: string): Line => ({ what: `(g) designer, ${what}`, values, against: '', ratio: '', floor });
  const size = `${Object.keys(graph.nodes).length} steps, ${Object.keys(graph.edges).length} wires`;
  return [
    { ...line('usable: the first press is answered', `${middle((one) => one.usable).toFixed(0)} ms`, 'under 2,000 ms'), against: size },
    line(
      'dragging at 100 %',
      frames((one) => one.drag),
      'p95 under 25 ms, none over 100',
    ),
    line(
      'panning at 100 %',
      frames((one) => one.pan),
      'p95 under 25 ms, none over 100',
    ),
    line(
      'dragging, all in view',
      frames((one) => one.dragAll),
      'p95 under 40 ms, none over 100',
    ),
    line(
      'panning, all in view',
      frames((one) => one.panAll),
      'p95 under 40 ms, none over 100',
    ),
    line('typing, slowest of 20 keys', `${middle((one) => one.typing).toFixed(0)} ms`, 'under 50 ms'),
    line('drawn in a drag of 60 moves', `${middle((one) => one.drawn).toFixed(0)} times itself and its wires`, ''),
    line('drawn besides', `${middle((one) => one.drawnOther).toFixed(0)} times`, 'only wires whose way leads around it now'),
  ];
};
