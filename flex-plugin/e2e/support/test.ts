import { writeFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { Agent } from './agent';
import { bundle } from './start';
import { partiesWith, world } from './world';

interface Tools {
  /** An agent at a browser, logged in and available. */
  agent: (name: string, activity?: string) => Promise<Agent>;
  /** Ada at a browser, in a call with a customer. */
  callWithAda: () => Promise<{ ada: Agent; customer: string }>;
  /** A picture of this moment in out/pictures, numbered. */
  picture: (of: Page, what: string) => Promise<void>;
}

/** What Flex does without, quietly. */
const HARMLESS = [
  'GET idp.twilio.com/favicon.ico',
  'Twilsock GET aim.us1.twilio.com/Client/v2/Configuration',
];

/** Every test has a fresh world, and looks at what Flex asked for in vain. */
export const test = base.extend<Tools & { freshWorld: undefined }, { otherEnd: Page }>({
  otherEnd: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await page.goto('https://flex.twilio.com/peer');
      await use(page);
      await page.close();
    },
    { scope: 'worker', auto: true },
  ],

  freshWorld: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed
    async ({}, use) => {
      await world.reset();
      await world.handOut(bundle);
      await use(undefined);
      expect((await world.unknownRequests()).filter((one) => !HARMLESS.includes(one))).toEqual([]);
    },
    { auto: true },
  ],

  agent: async ({ browser }, use, info) => {
    const agents: Agent[] = [];
    await use(async (name, activity) => {
      const agent = await Agent.at(browser, name, activity);
      agents.push(agent);
      return agent;
    });
    if (info.status !== info.expectedStatus) {
      writeFileSync(info.outputPath('story.txt'), await world.story());
    }
    await world.reset(); // first: a page that is closed during a call is a loss
    for (const agent of agents) await agent.close();
  },

  callWithAda: async ({ agent }, use) => {
    await use(async () => {
      const ada = await agent('Ada');
      const customer = await world.call('+15550001111');
      await ada.accept();
      await expect.poll(() => partiesWith(customer)).toBe('customer worker');
      await ada.seesTheCustomer();
      return { ada, customer };
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is needed
  picture: async ({}, use, info) => {
    let number = 0;
    const scenario = info.titlePath.slice(1).join(' ').replace(/\W+/g, '-').toLowerCase();
    await use(async (page, what) => {
      number += 1;
      const file = `out/pictures/${scenario}/${number}-${what.replace(/\W+/g, '-')}.png`;
      await page.screenshot({ path: file });
    });
  },
});

export { expect };
