import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext } from '@playwright/test';
import type { Graph } from '#flows/graph/graph.ts';
import { templates } from '#flows/templates/templates.ts';
import { designer, makeFlow } from './designer-page.ts';
import { type Desk, expect, test } from './designer-test.ts';

let server: Desk['server'];
let call: Desk['call'];
let count = 0;

test.beforeAll(({ desk }) => {
  ({ server, call } = desk);
});

const plain = templates['sign-in'].graph;
const inProof = (graph: Graph): Graph => ({
  ...graph,
  nodes: Object.fromEntries(
    Object.entries(graph.nodes).map(([id, node]) => [id, id === 'ask-email' || id === 'prove' ? { ...node, group: 'proof' } : node]),
  ),
  groups: { proof: { name: 'Proof', colour: 'teal', order: 'a0' } },
});
const freshFlow = async (graph: Graph) => {
  count += 1;
  const { id, path } = await makeFlow(call, `groups-${count}`, graph);
  return { id, address: server.url + path };
};
const draftOf = async (context: BrowserContext, flow: string): Promise<{ revision: number; graph: Graph }> => {
  const answer = await context.request.get(`${server.url}/trpc/flows.draft?input=${encodeURIComponent(JSON.stringify({ flow }))}`);
  return (await answer.json()).result.data;
};

test('EDITOR-06 a selection becomes a named, coloured group whose name moves its steps, each as one step of the history', async ({
  page,
  context,
}) => {
  const d = designer(page);
  const flow = await freshFlow(plain);
  await d.open(flow.address);
  await d.card('Ask for e-mail').click();
  await d
    .card('Prove it is you')
    .locator(':scope > .card > .card-head')
    .click({ modifiers: ['Control'] });
  await page.keyboard.press('Control+g');
  const group = page.getByRole('group', { name: /^Group / });
  await expect(group).toHaveAccessibleName('Group Group 1, 2 steps');
  await expect(d.said).toContainText('Group 1 holds 2 steps');

  await group.getByText('Group 1').dblclick();
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('Proof');
  await page.keyboard.press('Enter');
  await expect(group).toHaveAccessibleName('Group Proof, 2 steps');
  await page.getByRole('radio', { name: 'Rose' }).check({ force: true });
  await expect(group.locator('.group')).toHaveAttribute('data-colour', 'rose');
  await expect
    .poll(async () => {
      const { graph } = await draftOf(context, flow.id);
      const [[id, made] = ['', undefined]] = Object.entries(graph.groups ?? {});
      return [
        made?.name,
        made?.colour,
        Object.entries(graph.nodes)
          .flatMap(([node, { group: of }]) => (of === id ? [node] : []))
          .sort(),
      ];
    })
    .toEqual(['Proof', 'rose', ['ask-email', 'prove']]);

  const places = async () => {
    const { graph } = await draftOf(context, flow.id);
    return Object.fromEntries(['ask-email', 'prove', 'register'].map((id) => [id, graph.nodes[id]?.position]));
  };
  const before = await places();
  const grip = await d.middleOf(group.getByText('Proof'));
  await d.drag(grip, { x: grip.x + 16, y: grip.y + 48 });
  await expect.poll(async () => (await places())['ask-email']).not.toEqual(before['ask-email']);
  const after = await places();
  const moved = (id: string) => ({ x: (after[id]?.x ?? 0) - (before[id]?.x ?? 0), y: (after[id]?.y ?? 0) - (before[id]?.y ?? 0) });
  expect(moved('prove')).toEqual(moved('ask-email'));
  expect(moved('register')).toEqual({ x: 0, y: 0 });
  await page.keyboard.press('Control+z');
  await expect.poll(places).toEqual(before);

  await page.keyboard.press('Control+Shift+g');
  await expect(group).toHaveCount(0);
  await expect(d.card('Ask for e-mail')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(group).toHaveAccessibleName('Group Proof, 2 steps');
});

test('EDITOR-06 collapsed, a group is one card with its crossing wires; the path passes through it and a step that is chosen expands it', async ({
  page,
}) => {
  const d = designer(page);
  await d.open((await freshFlow(inProof(plain))).address);
  await page.getByRole('button', { name: 'Collapse group Proof' }).click();
  const card = page.getByRole('group', { name: 'Group Proof, 2 steps, collapsed' });
  await expect(card).toBeVisible();
  await expect(d.card('Ask for e-mail')).toHaveCount(0);
  await expect(d.card('Code by e-mail')).toHaveCount(0);
  await expect(card.locator('.port-label')).toHaveText(['Prove it is you: Verified']);
  await expect(page.getByRole('img', { name: /^From Ask for e-mail/ })).toHaveCount(0);
  for (const [wire, end] of [
    ['From Sign-in, Started, to Proof', 1],
    ['From Proof, Prove it is you: Verified, to Register if new', 0],
  ] as const) {
    const at = await d.alongWire(wire, end);
    const port = await d.middleOf(end === 1 ? card.locator('.port-in') : card.locator('.port-out'));
    expect(Math.hypot(at.x - port.x, at.y - port.y), wire).toBeLessThan(8);
  }
  // The phone waits at the question that is in there.
  await expect(card.locator('.card-folded.is-visited.is-current')).toHaveCount(1);

  await card.locator('.card-title').click();
  await page.getByRole('complementary', { name: 'Settings' }).getByRole('button', { name: 'Ask for e-mail', exact: true }).click();
  await expect(d.card('Ask for e-mail')).toBeVisible();
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'From Sign-in, Started, to Ask for e-mail', exact: true })).toHaveCount(1);
});

test('EDITOR-06 problems of its steps are counted on the card of a group; showing one expands it', async ({ page }) => {
  const d = designer(page);
  const { 'prove-verified': _cut, ...edges } = plain.edges;
  await d.open((await freshFlow(inProof({ ...plain, edges }))).address);
  await page.getByRole('button', { name: 'Collapse group Proof' }).click();
  const card = page.getByRole('group', { name: 'Group Proof, 2 steps, 1 problem, collapsed' });
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: '1 problem' }).click();
  await page.locator('.problem').filter({ hasText: 'Prove it is you' }).getByRole('button', { name: 'Show', exact: true }).click();
  await expect(card).toHaveCount(0);
  await expect(d.card('Prove it is you')).toBeInViewport();
});

test('EDITOR-06 the card of a group is moved, wired and walked to like a step', async ({ page, context }) => {
  const d = designer(page);
  const flow = await freshFlow(inProof(plain));
  await d.open(flow.address);
  const { graph: before } = await draftOf(context, flow.id);
  await page.getByRole('button', { name: 'Collapse group Proof' }).click();
  const card = page.getByRole('group', { name: 'Group Proof, 2 steps, collapsed' });

  await d.card('Sign-in').focus();
  await page.keyboard.press('ArrowRight');
  await expect(card).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(d.card('Register if new')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(card).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect
    .poll(async () => (await draftOf(context, flow.id)).graph.nodes['prove']?.position.y)
    .toBe((before.nodes['prove']?.position.y ?? 0) + 8);
  expect((await draftOf(context, flow.id)).graph.nodes['ask-email']?.position.y).toBe((before.nodes['ask-email']?.position.y ?? 0) + 8);
  await page.keyboard.press('Control+z');
  await expect(card).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeFocused();

  await d.wire('Proof', 'Prove it is you: Verified', 'Refuse');
  await expect(page.getByRole('img', { name: 'From Proof, Prove it is you: Verified, to Refuse', exact: true })).toHaveCount(1);
  await expect.poll(async () => (await draftOf(context, flow.id)).graph.edges['prove-verified']?.to).toBe('refuse');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await draftOf(context, flow.id)).graph).toEqual(before);

  const { violations } = await new AxeBuilder({ page }).exclude('iframe').exclude('.react-flow__attribution').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
});

test('EDITOR-06 collapse, compact view and zoom are remembered for one person and change neither document, revision nor undo', async ({
  page,
  context,
  browser,
}) => {
  const d = designer(page);
  const flow = await freshFlow(inProof(plain));
  await d.open(flow.address);
  await d.card('Register if new').click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await draftOf(context, flow.id)).revision).toBe(2);
  const before = await draftOf(context, flow.id);
  const undoable = await d.undo.getAttribute('aria-label');

  await page.getByRole('button', { name: 'Collapse group Proof' }).click();
  const tall = await d.card('Register if new').boundingBox();
  await d.card('Register if new').focus();
  await page.keyboard.press('Shift+C');
  await expect(d.card('Register if new').locator('.card-line')).toHaveCount(0);
  const low = await d.card('Register if new').boundingBox();
  expect(low?.height).toBeLessThan((tall?.height ?? 0) - 10);
  expect([low?.x, low?.y]).toEqual([tall?.x, tall?.y]);
  const end = await d.alongWire('From Register if new, Registered now, to Start session', 0);
  const port = await d.middleOf(d.port('Register if new', 'Registered now'));
  expect(Math.hypot(end.x - port.x, end.y - port.y)).toBeLessThan(8);
  await page.keyboard.press('0');
  const zoom = page.getByRole('button', { name: /^\d+ %$/ });
  await expect(zoom).toHaveText('100 %');
  await expect(d.undo).toHaveAttribute('aria-label', undoable ?? '');

  // What is remembered is written when a movement has come to rest.
  await expect.poll(() => page.evaluate(() => Object.values(localStorage).some((kept) => String(kept).includes('"zoom":1}')))).toBe(true);
  await page.reload();
  await expect(page.getByRole('group', { name: 'Group Proof, 2 steps, collapsed' })).toBeAttached();
  await expect(d.card('Register if new').locator('.card-line')).toHaveCount(0);
  await expect(zoom).toHaveText('100 %');
  expect(await draftOf(context, flow.id)).toEqual(before);

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await designer(theirs).open(flow.address);
  await expect(designer(theirs).card('Ask for e-mail')).toBeVisible();
  await expect(designer(theirs).card('Register if new').locator('.card-line')).toHaveCount(1);
  await other.close();
});

test('EDITOR-06 notes are written on the canvas, moved, coloured, copied and deleted', async ({ page, context }) => {
  const d = designer(page);
  const flow = await freshFlow(plain);
  await d.open(flow.address);
  const notes = async () => Object.values((await draftOf(context, flow.id)).graph.notes);
  await d.card('Refuse').focus();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Text of the note' })).toBeFocused();
  await page.keyboard.type('Ask legal\nabout https://example.org', { delay: 5 });
  await page.keyboard.press('Escape');
  const note = page.getByRole('group', { name: /^Note:/ });
  await expect(note).toHaveAccessibleName('Note: Ask legal about https://example.org');
  await expect(note).toBeFocused();
  await expect(note.getByRole('link')).toHaveCount(0);
  await expect.poll(async () => (await notes()).map(({ text }) => text)).toEqual(['Ask legal\nabout https://example.org']);
  // Under the cards.
  expect(Number(await note.evaluate((element) => getComputedStyle(element).zIndex))).toBeLessThan(
    Number(await d.card('Refuse').evaluate((element) => getComputedStyle(element).zIndex)),
  );

  await page.getByRole('radio', { name: 'Violet' }).check({ force: true });
  const [before] = await notes();
  await note.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(async () => (await notes())[0]?.position.x).toBe((before?.position.x ?? 0) + 8);
  await expect.poll(async () => (await notes())[0]?.colour).toBe('violet');
  await page.keyboard.press('Control+d');
  await expect(note).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect(note).toHaveCount(1);
  await expect(d.said).toContainText('Delete a note');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(note).toHaveCount(1);
  await note.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('!', { delay: 5 });
  await page.keyboard.press('Escape');
  await expect(note).toHaveAccessibleName(/example\.org!$/);
});
