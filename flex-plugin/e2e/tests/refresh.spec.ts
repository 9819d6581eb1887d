import { figure } from '../support/figures';
import { expect, test } from '../support/test';
import { leftOver, partiesWith, pingsFor, tasksOf, world } from '../support/world';

const CALLER = '+15550001111';

test('the agent refreshes and has the same customer back', async ({ callWithAda, picture }) => {
  const { ada, customer } = await callWithAda();
  await picture(ada.page, 'call live');

  const started = Date.now();
  await ada.refresh();
  await picture(ada.page, 'dialog after refresh');
  await expect(ada.dialog).toHaveAttribute('data-phase', 'Back');
  await picture(ada.page, 'reconnected');
  await expect(ada.dialog).toBeHidden();
  await ada.talks();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');
  await picture(ada.page, 'live again');

  expect(await pingsFor(customer)).toHaveLength(1);
  expect(await tasksOf(customer)).toHaveLength(2);
  await figure(ada, customer, started);

  await ada.hangUp();
  await ada.wrapUp();
  await expect.poll(leftOver).toEqual([]);
});

test('a third party stays in the call', async ({ callWithAda, picture }) => {
  const { ada, customer } = await callWithAda();
  await world.addThirdParty(customer);
  await expect.poll(() => partiesWith(customer)).toBe('customer external worker');
  await picture(ada.page, 'three in the call');

  await ada.refresh();
  await ada.isBack();
  await expect.poll(() => partiesWith(customer)).toBe('customer external worker');
  expect(await tasksOf(customer)).toHaveLength(2);
  await picture(ada.page, 'three in the call again');
});

test('a second refresh during the reconnect', async ({ callWithAda }) => {
  const { ada, customer } = await callWithAda();

  await ada.page.reload({ waitUntil: 'commit' });
  await expect(ada.dialog).toHaveAttribute('data-phase', /Queued|Reconnecting|Back/);
  await ada.refresh();
  await ada.isBack();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');
});

test('a page that was loaded while the call rang is covered too', async ({ agent }) => {
  const ada = await agent('Ada');
  const customer = await world.call(CALLER);
  await expect(ada.page.getByTestId('accept-task').first()).toBeVisible();
  await ada.page.reload();
  await ada.accept(); // Flex never learns the conference of this call
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');

  await ada.refresh();
  await ada.isBack();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');
});
