// The pictures of docs/tour.md: one walk through the designer, from an empty flow to a published sign-in.
import { designer } from '../../tests/e2e/designer-page.ts';

/** Two people come over the API, as an app would send them: one types the wrong code and leaves, one gets in. */
const peopleCome = async ({ page, url, call }) => {
  const post = async (path, body) => {
    const response = await fetch(`${url}/api/v1/live/demo/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const start = (email) => post('flows/members/runs', { context: { email } });
  const submit = ({ run, state }, code) => post(`runs/${run}/submit`, { state, action: 'submit', inputs: { code } });
  const grace = await start('grace@example.org');
  const ada = await start('ada@example.org');
  // So that there is a time to show.
  await page.waitForTimeout(4_000);
  await submit(grace, '000000');
  const { mails } = await call('mailbox.open', { app: 'demo' });
  const code = /\b\d{6}\b/.exec(mails.find(({ run }) => run === ada.run).text)[0];
  await submit(ada, code);
};

export const tourPictures = async ({ page, url, call, scheme, picture }) => {
  const d = designer(page);
  const button = (name, within = page) => within.getByRole('button', { name });
  const fit = () => button('Fit the whole flow').click();
  const walk = page.getByRole('toolbar', { name: 'Walk', exact: true });
  const saved = () => page.getByRole('banner').getByText('Saved').waitFor();
  const rest = () => page.waitForTimeout(400);
  const press = (key) => page.keyboard.press(key, { delay: 60 });

  // 1. How to begin.
  await call('flows.create', { app: 'demo', slug: 'members', name: 'Members' });
  await page.goto(`${url}/apps/demo/flows/members`);
  await page.getByRole('heading', { name: 'How do people get in?' }).waitFor();
  await picture('01-begin');

  // 2. The template runs in the phone; its message has arrived.
  await button('From a template').click();
  await page.getByRole('button', { name: 'Sign-in by e-mail' }).click();
  if (scheme === 'dark') await button('Dark phone').click();
  await d.phone.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.org');
  await button('Continue', d.phone).click();
  await d.phone.getByRole('heading', { name: 'Enter the code' }).waitFor();
  await page.getByRole('button', { name: /Your code for Demo/ }).click();
  await fit();
  await picture('02-phone');

  // 3. A step is put into a wire.
  await button('End the walk').click();
  await d.tab('Inbox').click();
  await button('Close the phone').click();
  await fit();
  await rest();
  const middle = await d.alongWire('From Ask for e-mail, Given, to Prove it is you', 0.5);
  await page.mouse.move(middle.x + 14, middle.y);
  await page.mouse.move(middle.x, middle.y, { steps: 3 });
  await page.mouse.click(middle.x, middle.y);
  await page.getByRole('combobox', { name: 'Search steps' }).waitFor();
  await picture('03-add');
  await page.getByRole('combobox', { name: 'Search steps' }).fill('domain');
  await press('Enter');
  await page.getByRole('img', { name: 'From E-mail domain, Allowed, to Prove it is you' }).waitFor({ state: 'attached' });
  await page.getByRole('textbox', { name: 'Domains' }).fill('example.org');
  await saved();

  // 4. What stands in the way of publishing.
  await d.card('Ask for e-mail').click();
  await d.pick('Given leads to', 'Start session');
  await d.tab('Problems').click();
  await button('Walk it').first().click();
  const next = button('Next step');
  while (await next.isEnabled()) await next.click();
  await fit();
  await picture('04-problems');
  await button('End the walk').click();
  await d.undo.click();
  await page.getByText('No problems. This draft can be published.').waitFor();
  await saved();

  // 5. A walk, by hand and by outcomes that are picked.
  await d.card('E-mail domain').click();
  await page.getByRole('banner').getByRole('button', { name: 'Phone' }).click();
  await d.phone.getByRole('textbox', { name: 'E-mail address' }).fill('ada@example.org');
  await button('Continue', d.phone).click();
  await d.phone.getByRole('heading', { name: 'Enter the code' }).waitFor();
  await button(/^Wrong code/, walk).click();
  await d.phone.getByText(/That code is not right/).waitFor();
  await d.tab('Trace').click();
  await fit();
  await picture('05-walk');

  // 6. Kept as a scenario.
  await button('Verified', walk).click();
  await d.phone.getByText('You are in.').waitFor();
  await button('Keep as a scenario').click();
  const name = page.getByRole('textbox', { name: 'What must keep working' });
  await name.fill('Grace mistypes her code once');
  await name.press('Enter');
  const scenario = page.getByRole('list', { name: 'Scenarios', exact: true }).getByRole('listitem');
  await scenario.filter({ hasText: 'Grace mistypes her code once' }).getByText('Passed').waitFor();
  await button('End the walk').click();
  await button('Close the phone').click();
  const accept = (title) => button('Accept the new path', scenario.filter({ hasText: title })).click();
  for (const title of ['Somebody known signs in', 'A wrong code is not taken', 'No mail leaves']) await accept(title);
  await scenario.filter({ hasText: 'Passed' }).nth(3).waitFor();
  await fit();
  await scenario.first().evaluate((row) => {
    let list = row;
    while (list.scrollTop === 0 && list.parentElement !== null) list = list.parentElement;
    list.scrollTop = 0;
  });
  await picture('06-scenarios');
  await accept('Somebody new signs in');
  await scenario.filter({ hasText: 'Passed' }).nth(4).waitFor();
  await d.tab('Scenarios').click();

  // 7. Published.
  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  const publish = page.getByRole('region', { name: 'Publish', exact: true });
  await publish.getByRole('textbox', { name: 'What is new' }).fill('Members sign in by e-mail');
  await picture('07-publish');
  await publish.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Version 1 is live').waitFor();

  // 8. How somebody went.
  await peopleCome({ page, url, call });
  await page.getByText('New runs start on it').waitFor({ state: 'hidden' });
  await d.tab('Settings').click();
  await d.tab('Runs').click();
  const runs = page.getByRole('list', { name: 'Past runs' });
  await runs.getByRole('button', { name: /g•••@example/ }).click();
  await page.getByRole('region', { name: 'Shown instead of the draft' }).waitFor();
  await fit();
  await picture('08-run');
  await button('Back to the draft').click();
  await d.tab('Runs').click();

  // 9. The draft beside what is live.
  await d.card('E-mail domain').click();
  await d.pick('Refused leads to', 'Refuse');
  await d.card('Code by e-mail').click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Code from your mail');
  await saved();
  await page.getByRole('banner').getByRole('button', { name: 'Publish' }).click();
  await publish.getByRole('button', { name: 'Show on the canvas' }).click();
  await page.getByRole('region', { name: 'Shown instead of the draft' }).waitFor();
  await fit();
  await picture('09-compare');
  await button('Back to the draft').click();

  // 10. The same flow as an outline, walked by keys.
  await d.tab('Settings').click();
  await page.getByRole('toolbar', { name: 'Canvas' }).getByRole('button', { name: 'Outline' }).click();
  const tree = page.getByRole('tree', { name: 'Outline of the flow' });
  await tree.waitFor();
  await fit();
  await tree.getByRole('treeitem').first().focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'p']) await press(key);
  await picture('10-outline');
  await page.getByRole('toolbar', { name: 'Canvas' }).getByRole('button', { name: 'Outline' }).click();

  // 11. A group and a note.
  await d.card('E-mail domain').click();
  await d
    .card('Prove it is you')
    .locator(':scope > .card > .card-head')
    .click({ modifiers: ['Control'] });
  await press('Control+g');
  const group = page.getByRole('group', { name: /^Group / });
  await group.getByText('Group 1').dblclick();
  await page.getByRole('textbox', { name: 'Name of the group' }).fill('Proof');
  await press('Enter');
  await page.getByRole('radio', { name: 'Teal' }).check({ force: true });
  await d.card('Sign-in').click();
  const card = await d.middleOf(d.card('Sign-in'));
  await page.mouse.move(card.x, card.y + 110);
  await press('n');
  await page.keyboard.type('Support asks for another domain: support@example.org');
  await press('Escape');
  await fit();
  await picture('11-order');

  // 12. Everything by name.
  await press('Control+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).fill('code');
  await picture('12-commands');
};
