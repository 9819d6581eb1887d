import base from './playwright.config';
import { chromium, page } from './support/browser';

export default {
  ...base,
  testDir: 'demo',
  globalTeardown: undefined,
  timeout: 0,
  reporter: './support/quiet.ts',
  use: {
    ...page,
    viewport: null,
    headless: false,
    launchOptions: { ...chromium, args: [...chromium.args, '--start-maximized'] },
  },
};
