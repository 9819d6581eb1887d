import { defineConfig } from '@playwright/test';
import { chromium, page, servicePort } from './support/browser';
import { startCommand } from './support/start';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'out/failures',
  globalSetup: './support/build.ts',
  globalTeardown: './support/figures.ts',
  workers: 1, // one world
  // A machine that stands still for half a minute is no finding; what passes at the second try is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['html', { outputFolder: 'out/report', open: 'never' }]],
  use: {
    ...page,
    launchOptions: chromium,
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: startCommand(),
    cwd: '../..',
    url: `http://127.0.0.1:${servicePort}/actuator/health/readiness`,
    timeout: 180_000,
    reuseExistingServer: !process.env.CI,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
