import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agent } from './agent';
import { pingsFor, tasksOf, world } from './world';

const file = join(__dirname, '..', 'out', 'figures.jsonl');

/** Milliseconds from the reload to each step. */
interface Figure {
  /** The plugin's first question to the service: Flex is up. */
  flexStarted: number;
  pingAccepted: number;
  liveAgain: number;
}

/** Writes down how long a refresh took, once the call is live again. */
export async function figure(agent: Agent, customer: string, started: number): Promise<void> {
  const { reservations } = await world.now();
  const acceptedAt = (taskSid: string | undefined) => {
    const times = reservations
      .filter((one) => one.taskSid === taskSid)
      .map((one) => Date.parse(one.updatedAt));
    return Math.max(...times) - started;
  };
  const flexStarted = await agent.page.evaluate((from) => {
    const asked = performance
      .getEntriesByType('resource')
      .find(({ name }) => name.startsWith('https://flex-reconnect.twil.io'));
    return performance.timeOrigin + (asked?.startTime ?? Number.NaN) - from;
  }, started);
  const [ping] = await pingsFor(customer);
  const line: Figure = {
    flexStarted: Math.round(flexStarted),
    pingAccepted: acceptedAt(ping?.sid),
    liveAgain: acceptedAt((await tasksOf(customer)).at(-1)?.sid),
  };
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** At the end of the run: prints what was written down. */
export default function print(): void {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { flexStarted, pingAccepted, liveAgain } = JSON.parse(line) as Figure;
    const s = (ms: number) => (ms / 1000).toFixed(1);
    console.log(
      `After the reload: Flex and the plugin up at ${s(flexStarted)} s, ping accepted at ${s(pingAccepted)} s, call live at ${s(liveAgain)} s`,
    );
  }
}
