import type { Settings } from '../config';
import type { FlexPage } from '../flex';
import { warn } from '../warn';

/** Accepts a reservation once, however often it is asked to. Resolves to whether it is accepted. */
export type Accept = (reservationSid: string) => Promise<boolean>;

interface Circumstances {
  /** Whether it can be accepted now. */
  ready?(): boolean;
  /** What follows, once. */
  afterwards?(reservationSid: string): unknown;
}

const BETWEEN_TRIES_MS = 1_000;

/**
 * Right after a reload Flex may not be ready to accept (its state, its Voice device, the microphone):
 * tried again for a bounded time, as long as the reservation is still offered.
 */
export function acceptReservation(
  page: FlexPage,
  settings: Settings,
  { ready = () => true, afterwards = () => undefined }: Circumstances = {},
): Accept {
  const accepted = new Map<string, Promise<boolean>>();

  const accept: Accept = async (sid) => {
    const until = Date.now() + settings.acceptPatienceMs;
    const status = () => page.manager.workerClient?.reservations.get(sid)?.status;
    let failure: unknown;
    while (status() === 'pending' && Date.now() < until) {
      if (ready() || Date.now() + 2 * BETWEEN_TRIES_MS > until) {
        try {
          await page.flex.Actions.invokeAction('AcceptTask', { sid });
          return true;
        } catch (error) {
          failure = error;
        }
      }
      await new Promise((done) => setTimeout(done, BETWEEN_TRIES_MS));
    }
    if (status() === 'pending') warn(`a reservation could not be accepted (${String(failure)})`);
    return status() === 'accepted';
  };

  const acceptOnce: Accept = async (sid) => {
    const isAccepted = await accept(sid);
    if (isAccepted) await afterwards(sid);
    return isAccepted;
  };

  return (sid) => {
    // Not at once: accepting changes Flex's state, and that brings the caller here again.
    const running = accepted.get(sid) ?? Promise.resolve().then(() => acceptOnce(sid));
    accepted.set(sid, running);
    return running;
  };
}
