import { readFileSync, writeFileSync } from 'node:fs';
import { bundle } from '../support/start';
import { expect, test } from '../support/test';
import { partiesWith, pingsFor, roomOf, world } from '../support/world';

/** Long enough for a recovery to start by any of its two ways. */
const noRecovery = async (customer: string) => {
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(await pingsFor(customer)).toEqual([]);
};

test('the agent hangs up: the conference ends for both', async ({ callWithAda }) => {
  const { ada, customer } = await callWithAda();

  await ada.hangUp();
  await expect.poll(() => roomOf(customer)).toBeUndefined();
  await ada.wrapUp();
  await noRecovery(customer);
});

test('the agent leaves a call of three: the others go on', async ({ callWithAda }) => {
  const { ada, customer } = await callWithAda();
  await world.addThirdParty(customer);
  await expect.poll(() => partiesWith(customer)).toBe('customer external worker');

  await ada.page.getByRole('button', { name: 'Leave Call' }).first().click({ timeout: 20_000 }); // once Flex shows three
  await expect.poll(() => partiesWith(customer)).toBe('customer external');
  await noRecovery(customer);
});

test('a cold transfer is no loss', async ({ callWithAda, agent }) => {
  const { ada, customer } = await callWithAda();
  const grace = await agent('Grace');

  const [task] = (await world.now()).reservations.filter(({ status }) => status === 'accepted');
  await ada.invoke('TransferTask', {
    sid: task?.sid,
    targetSid: grace.login.workerSid,
    options: { mode: 'COLD', attributes: '', priority: '' },
  });
  await grace.accept();
  await expect.poll(() => partiesWith(customer)).toBe('customer worker');
  const room = await roomOf(customer);
  expect(room?.participants.find(({ type }) => type === 'worker')?.workerSid).toBe(
    grace.login.workerSid,
  );
  await noRecovery(customer);
});

test('negative control: without the goodbye a hangup is taken for a loss', async ({
  callWithAda,
}) => {
  const whole = readFileSync(bundle, 'utf8');
  const broken = whole.replaceAll('HangupCall', 'NothingCall');
  expect(broken).not.toBe(whole);
  const file = bundle.replace('.js', '-without-goodbye.js');
  writeFileSync(file, broken);
  await world.handOut(file);

  const { ada, customer } = await callWithAda();
  await ada.hangUp();
  await expect.poll(async () => (await pingsFor(customer)).length).toBe(1);
});
