import { expect, test } from '../support/test';
import { leftOver, partiesWith, pingsFor, roomOf, tasksOf, world } from '../support/world';

test('the renderer crashes; a new tab has the same customer back', async ({
  callWithAda,
  picture,
}) => {
  const { ada, customer } = await callWithAda();

  await ada.crash();
  await ada.openNewTab();
  await expect(ada.dialog).toBeVisible();
  await picture(ada.page, 'new tab after the crash');
  await ada.isBack();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');
  expect(await tasksOf(customer)).toHaveLength(2);
});

test('the event socket is lost while the ping is created', async ({ callWithAda }) => {
  const { ada, customer } = await callWithAda();

  const room = await roomOf(customer);
  const leg = room?.participants.find(({ type }) => type === 'worker');
  await world.dropEvents(4_000);
  await world.hangUp(leg?.callSid ?? '');
  await expect.poll(async () => (await pingsFor(customer)).length).toBe(1);

  await expect(ada.dialog).toBeVisible();
  await ada.isBack();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');
});

test('the agent stays away: another agent has the call, the first one is let go', async ({
  callWithAda,
  agent,
  picture,
}) => {
  const { ada, customer } = await callWithAda();
  const grace = await agent('Grace');

  await world.login('Ada', 'Break'); // an agent who is not available is never asked
  await ada.refresh();
  await expect(ada.dialog).toHaveAttribute('data-phase', 'QueuedForAnyone');
  await grace.page.getByTestId('accept-task').first().click();
  await grace.talks();
  await expect(grace.notice).toContainText('Ada was disconnected from this customer');
  await picture(grace.page, 'the next agent is told');

  await expect(ada.dialog).toContainText('Another agent has taken over this call');
  await picture(ada.page, 'the first agent is told');
  await ada.letGo();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');
});

test('the customer hangs up while the dialog is open', async ({ callWithAda, picture }) => {
  const { ada, customer } = await callWithAda();

  await world.login('Ada', 'Break');
  await ada.refresh();
  await world.hangUp(customer);
  await expect(ada.dialog).toContainText('The customer has hung up');
  await picture(ada.page, 'the customer hung up');
  await ada.letGo();
  await expect.poll(leftOver).toEqual([]);
});

test('an outbound call survives a refresh too', async ({ agent }) => {
  const ada = await agent('Ada');
  await world.outbound('Ada', '+15553330000');
  await ada.talks(); // Flex accepts an outbound call by itself
  const customer = async () =>
    (await world.now()).calls.find(({ role, live }) => role === 'CUSTOMER' && live)?.sid ?? '';
  await expect.poll(async () => partiesWith(await customer())).toBe('customer worker');

  await ada.refresh();
  await ada.isBack();
  await expect.poll(async () => partiesWith(await customer())).toBe('customer worker');
});
