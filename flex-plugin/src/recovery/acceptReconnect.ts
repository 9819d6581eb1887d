import type { FlexManager, FlexPage } from '../flex';
import { warn } from '../warn';
import type { Accept } from './acceptReservation';
import { isReturning, type ReservationView } from './reservations';

/** Takes the customer back to the worker who was lost. */
export function acceptReconnect(
  reservations: readonly ReservationView[],
  workerSid: string,
  accept: Accept,
): void {
  for (const view of reservations) {
    if (isReturning(view, workerSid) && view.isCall && view.status === 'pending') {
      void accept(view.sid);
    }
  }
}

/** Brings the reconnected call to the front. */
export async function select({ flex }: FlexPage, sid: string): Promise<void> {
  try {
    await flex.Actions.invokeAction('SelectTask', { sid });
  } catch (failure) {
    warn(`the reconnected call could not be selected (${String(failure)})`);
  }
}

/** A call can only reach a browser whose Voice device is registered; a desk phone needs none. */
export function deviceReady({ workerClient, voiceClient }: FlexManager): boolean {
  const inBrowser = String(workerClient?.attributes.contact_uri ?? '').startsWith('client:');
  return !inBrowser || voiceClient === undefined || voiceClient.state === 'registered';
}
