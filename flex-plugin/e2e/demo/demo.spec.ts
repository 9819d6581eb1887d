import { twilioPort } from '../support/browser';
import { expect, test } from '../support/test';
import { world } from '../support/world';

test('an agent at the real Flex UI, and a call', async ({ agent }) => {
  const ada = await agent('Ada');
  await world.call('+15550001111');
  await expect(ada.page.getByTestId('accept-task').first()).toBeVisible();
  console.log(`
  A call rings in the real Flex UI.

    1. Accept it (the green button on the left).
    2. Press F5. Or open the same address in a second tab and close the first one.
    3. Watch: the customer stays, and is with you again a few seconds later.

  More calls, and what the caller hears: http://127.0.0.1:${twilioPort} in any browser.
  Twilio is simulated and on this machine only. Close the window, or press Ctrl-C here, to end the demo.
`);
  await ada.whenClosed();
});
