import { expect, test } from '../support/test';
import { partiesWith, pingsFor, roomOf, world } from '../support/world';

const CALLER = '+15550004444';

test('the service cannot be reached: Flex works on, a hangup ends the call', async ({
  callWithAda,
  picture,
}) => {
  await world.serviceReachable(false);
  const { ada, customer } = await callWithAda();
  await ada.hangUp();
  await expect.poll(() => roomOf(customer)).toBeUndefined();
  await picture(ada.page, 'after the hangup');
  await ada.wrapUp();
  await expect(ada.page.getByText('No active tasks').first()).toBeVisible();
});

test('the service stops answering after a refresh: the dialog lets the agent go', async ({
  callWithAda,
  picture,
}) => {
  const { ada } = await callWithAda();
  await world.login('Ada', 'Break');
  await ada.refresh();
  await world.serviceReachable(false);
  await expect(ada.dialog).toContainText('does not answer', { timeout: 60_000 });
  await picture(ada.page, 'a way out');
  await ada.letGo();
});

test('the token expires and Flex takes a new one: the goodbye is heard', async ({ agent }) => {
  const ada = await agent('Ada');
  await world.revoke(ada.login.token);
  const customer = await world.call(CALLER);
  await ada.accept();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');

  // Another tab of the same Flex has refreshed it; Flex hears of it by the storage event.
  const fresh = {
    ...(await world.login('Ada')),
    expiration: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  };
  const other = await ada.otherTab();
  await other.goto('https://flex.twilio.com/appConfig.js'); // any page of the same origin
  await other.evaluate(
    (login) => localStorage.setItem('TWILIO_FLEX_SSO', login),
    JSON.stringify(fresh),
  );
  await ada.hangUp();
  await expect.poll(() => roomOf(customer)).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(await pingsFor(customer)).toEqual([]);
});

test('without an address of the service Flex works as if the plugin were not there', async ({
  callWithAda,
}) => {
  await world.configure({});
  const { ada, customer } = await callWithAda();
  await ada.hangUp();
  await expect.poll(() => roomOf(customer)).toBeUndefined();
});

test('an agent who logs in at the identity provider is covered too', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('https://flex.twilio.com/agent-desktop');
  await page.getByLabel('Agent').fill('Lin');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByText('No active tasks').first()).toBeVisible();
  const customer = await world.call(CALLER);
  await page.getByTestId('accept-task').first().click();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByTestId('flex-reconnect-dialog')).toHaveAttribute('data-phase', 'Back');
  await context.close();
});
