// Pictures of one screen each: of the README and of the pages that stand by themselves.

/** A flow on a wide desk: the palette shows icons only, so that the canvas has the room. */
const openFlow = async (page, url, flow) => {
  await page.goto(`${url}/apps/demo/flows/${flow}`);
  await page.getByRole('button', { name: 'Show icons only' }).click();
};

const showAll = (page) => page.getByRole('button', { name: 'Fit the whole flow' }).click();

/** The draft runs in the phone; the way it went is lit up; a step's settings are open. */
export const designerPicture = async ({ page, url, scheme }) => {
  await openFlow(page, url, 'sign-in');
  if (scheme === 'dark') await page.getByRole('button', { name: 'Dark phone' }).click();
  const phone = page.frameLocator('iframe[title^="Phone"]');
  await phone.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.org');
  await phone.getByRole('button', { name: 'Continue' }).click();
  await phone.getByRole('textbox', { name: 'Code' }).waitFor();
  await page.locator('.react-flow__node[data-id="email-code"]').click();
  await showAll(page);
};

/** A flow in which somebody was let in without a proof: one wire leads past the code. */
const drawMistake = async (call) => {
  const flow = await call('flows.create', { app: 'demo', slug: 'past-the-gate', name: 'Past the gate', template: 'sign-in' });
  const patches = [
    { op: 'replace', path: ['edges', 'ask-email-given', 'to'], value: 'register' },
    // Out of the wire's way, with as much more room below.
    { op: 'replace', path: ['nodes', 'prove', 'position', 'y'], value: 168 },
    { op: 'replace', path: ['zones', 'public', 'size', 'height'], value: 552 },
    { op: 'replace', path: ['zones', 'secure', 'position', 'y'], value: 616 },
  ];
  await call('flows.save', { flow: flow.id, base: 0, label: 'Wire drawn past the code', patches });
};

/** What the compiler found, and the way on which it would happen. */
export const problemPicture = async ({ page, url, call }) => {
  await drawMistake(call);
  await openFlow(page, url, 'past-the-gate');
  await page.getByRole('button', { name: 'Close the phone' }).click();
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await page.getByRole('button', { name: 'Walk it' }).first().click();
  const next = page.getByRole('button', { name: 'Next step' });
  while (await next.isEnabled()) await next.click();
  await showAll(page);
};

/** What people see. */
export const hostedPicture = async ({ page, url }) => {
  await page.goto(`${url}/a/demo/sign-in`);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.org');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('textbox', { name: 'Code' }).waitFor();
};
