import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { desktop } from './browser';
import { type Login, world } from './world';

/** An agent at a browser of their own, in which the real Flex UI runs. */
export class Agent {
  private constructor(
    readonly name: string,
    private readonly context: BrowserContext,
    public page: Page,
    public login: Login,
  ) {}

  /** Logs in (the token is put where Flex keeps it) and waits for the desktop. */
  static async at(browser: Browser, name: string, activity?: string): Promise<Agent> {
    const login = await world.login(name, activity);
    const context = await browser.newContext();
    await context.addInitScript((session: string) => {
      if (location.host === 'flex.twilio.com' && !localStorage.getItem('TWILIO_FLEX_SSO')) {
        localStorage.setItem('TWILIO_FLEX_SSO', session);
      }
    }, JSON.stringify(login));
    const agent = new Agent(name, context, await context.newPage(), login);
    await agent.open();
    return agent;
  }

  async open(): Promise<void> {
    await this.page.goto(desktop);
    await expect(this.page.getByText('No active tasks').first()).toBeVisible();
  }

  /** A fresh tab, as after the old one crashed or was closed. */
  async openNewTab(): Promise<void> {
    this.page = await this.context.newPage();
    await this.page.goto(desktop);
  }

  otherTab(): Promise<Page> {
    return this.context.newPage();
  }

  /** Takes the ringing call and waits until both sides talk. */
  async accept(): Promise<void> {
    await this.page.getByTestId('accept-task').first().click();
    await this.talks();
  }

  async talks(): Promise<void> {
    await expect(this.page.getByText(/^Live \| /).first()).toBeVisible();
  }

  /**
   * Flex itself knows who is in the conference: a little later than the call is live. Until then Flex 2.17 misses who
   * joins, because it listens only after it has read the list.
   */
  async seesTheCustomer(): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Hold Customer' }).first()).toBeVisible();
  }

  async hangUp(): Promise<void> {
    await this.page
      .getByTestId('hangup-task-button')
      .or(this.page.getByRole('button', { name: /hang up/i }))
      .first()
      .click();
  }

  /** Clicks through the wrap-up of everything this agent has. */
  async wrapUp(): Promise<void> {
    const complete = this.page
      .getByTestId('complete-task')
      .or(this.page.getByRole('button', { name: 'Complete' }));
    await complete.first().click();
  }

  async crash(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    session.send('Page.crash').catch(() => {}); // the renderer cannot answer any more
    await this.page.waitForEvent('crash');
  }

  /** Reloads the page, as F5 does, and waits for the dialog. */
  async refresh(): Promise<void> {
    await this.page.reload({ waitUntil: 'commit' });
    await expect(this.dialog).toBeVisible();
  }

  /** The dialog goes by itself, and the call is live. */
  async isBack(): Promise<void> {
    await expect(this.dialog).toBeHidden({ timeout: 60_000 });
    await this.talks();
  }

  /** Takes the way out that the dialog offers. */
  async letGo(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    await expect(this.dialog).toBeHidden();
  }

  get dialog() {
    return this.page.getByTestId('flex-reconnect-dialog');
  }

  get notice() {
    return this.page.getByTestId('flex-reconnect-notice');
  }

  /** Runs an action of Flex as a button of it would. */
  async invoke(action: string, payload: Record<string, unknown>): Promise<void> {
    await this.page.evaluate(
      ([name, what]) =>
        (window as unknown as FlexWindow).Twilio.Flex.Actions.invokeAction(name, what),
      [action, payload] as const,
    );
  }

  /** The last tab of this agent was closed by hand. */
  async whenClosed(): Promise<void> {
    while (this.context.pages().length > 0) {
      await Promise.race(
        this.context.pages().map((page) => page.waitForEvent('close', { timeout: 0 })),
      );
    }
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

interface FlexWindow {
  Twilio: { Flex: { Actions: { invokeAction(name: string, payload: unknown): Promise<void> } } };
}
