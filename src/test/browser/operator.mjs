// node operator.mjs URL LOGIN OUT: looks at every page as people do, light, dark and on a phone. Ends with 1 at a fault.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [url, login, out] = process.argv.slice(2);
const [username, password] = login.split(':');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

const looks = {
  light: { viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light', isMobile: true, hasTouch: true },
};

/** Complaints of the browser: a style or script that the page's own policy refuses is one. */
const complaints = [];

async function visitor(look) {
  const context = await browser.newContext({ ...looks[look], httpCredentials: { username, password } });
  const page = await context.newPage();
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (fault) => complaints.push(String(fault)));
  page.on('request', (request) => assert.ok(request.url().startsWith(url), `asks elsewhere: ${request.url()}`));
  return page;
}

async function accessible(page, where) {
  // not by addScriptTag: the page's policy would refuse it
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
  assert.deepEqual(found, [], `accessibility of ${where}`);
}

async function fits(page, where) {
  // a phone's own innerWidth grows with what does not fit
  const wider = (await page.evaluate(() => document.documentElement.scrollWidth)) - page.viewportSize().width;
  assert.ok(wider <= 0, `${where} is ${wider}px wider than the screen`);
}

const firstPaint = (page) =>
  page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);

for (const look of Object.keys(looks)) {
  const page = await visitor(look);
  const paints = [];
  for (const [name, path] of [
    ['now', '/operator'],
    ['today', '/operator/day'],
    ['list', '/operator/recoveries'],
  ]) {
    await page.goto(url + path);
    await page.screenshot({ path: `${out}/${name}-${look}.png` });
    paints.push(`${name} ${Math.round(await firstPaint(page))} ms`);
    await fits(page, `${name} (${look})`);
    await accessible(page, `${name} (${look})`);
  }
  console.log(`first paint, ${look}: ${paints.join(', ')}`);

  // Somebody calls: what happened to my call?
  await page.goto(`${url}/operator`);
  // the board was asked for meanwhile: the form must still be good
  await page.waitForResponse((answer) => answer.url().endsWith('/operator/board'));
  const asked = Date.now();
  await page.getByRole('searchbox').fill('+1 (555) 123-0001');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Time line' }).waitFor();
  console.log(`from the number to the story, ${look}: ${Date.now() - asked} ms`);
  assert.ok(!page.url().includes('555'), 'a number in the address');
  await page.screenshot({ path: `${out}/story-${look}.png`, fullPage: look !== 'phone' });
  await fits(page, `story (${look})`);
  await accessible(page, `story (${look})`);
  await page.context().close();
}

// With the keyboard alone: to the content, to the first caller, to the action, and back out of it.
{
  const page = await visitor('light');
  await page.goto(`${url}/operator`);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'To the content');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement?.id ?? '');
  assert.match(first, /^c-/, 'the first stop in the content is the caller who is alone longest');
  // the board is drawn anew meanwhile: the focus stays
  await page.waitForFunction(() => document.getElementById('live-text')?.textContent === 'Live');
  await page.waitForTimeout(4500);
  assert.equal(await page.evaluate(() => document.activeElement?.id), first);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Time line' }).waitFor();
  await page.getByRole('link', { name: 'Close' }).press('Enter');
  await page.getByRole('heading', { name: 'Close?' }).waitFor();
  await accessible(page, 'confirm');
  await page.screenshot({ path: `${out}/confirm-light.png` });
  await page.getByRole('link', { name: 'No, go back' }).press('Enter');
  await page.getByRole('heading', { name: 'Time line' }).waitFor();
  await page.context().close();
}

// Live: a caller who is closed elsewhere goes from the board by itself.
{
  const watcher = await visitor('light');
  await watcher.goto(`${url}/operator`);
  const before = await watcher.locator('.callers li').count();
  const actor = await visitor('phone');
  await actor.goto(`${url}/operator`);
  await actor.locator('.alone .callers a').first().tap();
  await actor.getByRole('link', { name: 'Close' }).tap();
  await actor.getByRole('button', { name: 'Close' }).tap();
  await actor.getByText('closed this recovery').waitFor();
  await watcher.waitForFunction((count) => document.querySelectorAll('.callers li').length < count, before);
  // and what is old says so
  await watcher.context().setOffline(true);
  await watcher.getByText('No connection').waitFor({ timeout: 20_000 });
  await watcher.screenshot({ path: `${out}/offline-light.png` });
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED')));
}

await browser.close();
assert.deepEqual(complaints, [], 'complaints of the browser');
console.log('the operator\'s page works: light, dark, phone, keyboard, live');
