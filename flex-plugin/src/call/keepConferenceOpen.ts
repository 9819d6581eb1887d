import type { Settings } from '../config';
import {
  callOf,
  type FlexPage,
  type FlexTask,
  type ParticipantOptions,
  type Reservation,
} from '../flex';

export interface ConferenceKeeper {
  /** Lets the conference end with this worker's leg after all. Resolves to whether that was done. */
  letItEnd(call: FlexTask): Promise<boolean>;
}

type UpdateParticipant = Reservation['updateParticipant'];

/**
 * Flex makes every call end with its agent: `endConferenceOnExit` on the accept, and again on each
 * change of a conference with at most two people in it (Flex UI 2.17, `updateEndConferenceOnExitForTask`).
 * Both are stopped here, so that there is no moment in which a refresh takes the customer along.
 * Where this does not work the service still undoes it.
 */
export function keepConferenceOpen(page: FlexPage, settings: Settings): ConferenceKeeper {
  const originals = new WeakMap<Reservation, UpdateParticipant>();

  const guard = (reservation: Reservation | undefined): void => {
    if (!settings.keepConferenceOpen || !reservation || originals.has(reservation)) return;
    if (typeof reservation.updateParticipant !== 'function') return;
    const original = reservation.updateParticipant.bind(reservation);
    try {
      reservation.updateParticipant = (options) => original(withoutEnding(options));
      originals.set(reservation, original);
    } catch {
      // A frozen object: the service's undo remains.
    }
  };

  const guardAll = (): void => {
    for (const task of page.manager.store.getState().flex.worker.tasks.values()) {
      if (page.flex.TaskHelper.isCallTask(task)) guard(task.sourceObject);
    }
  };

  page.flex.Actions.addListener('beforeAcceptTask', (payload) => {
    const call = callOf(page, payload);
    if (!call || !settings.keepConferenceOpen) return;
    guard(call.sourceObject);
    payload.conferenceOptions = { ...payload.conferenceOptions, endConferenceOnExit: false };
  });
  page.manager.store.subscribe(guardAll);
  guardAll();

  return {
    letItEnd: async ({ sourceObject }) => {
      const update =
        originals.get(sourceObject) ?? sourceObject?.updateParticipant?.bind(sourceObject);
      await update?.({ endConferenceOnExit: true });
      return update !== undefined;
    },
  };
}

/** `false` says again what is so already: nothing changes, and Flex gets an ordinary answer. */
const withoutEnding = (options: ParticipantOptions): ParticipantOptions =>
  options?.endConferenceOnExit ? { ...options, endConferenceOnExit: false } : options;
