import type { Settings } from '../config';
import type { FlexPage } from '../flex';
import { acceptPing } from './acceptPing';
import { acceptReconnect, deviceReady, select } from './acceptReconnect';
import { acceptReservation } from './acceptReservation';
import type { RecoveryFollower } from './followRecovery';
import { type ReservationView, reservationsOf } from './reservations';

/** A reload may be quicker than the service's notice of it: a `no` is asked again this often. */
const ASK_AT_MS = [0, 2_000, 6_000];

/** Reservations' news. `taskUpdated` because the service marks the lost call's task. */
const MANAGER_EVENTS = [
  'taskReceived',
  'taskUpdated',
  'taskAccepted',
  'taskCanceled',
  'taskCompleted',
  'taskRescinded',
  'taskTimeout',
  'taskWrapup',
];

/**
 * Picks up what a reload, a crash or a lost event socket left behind. A reservation that was made
 * while the socket was down raises no event of its own, only the worker client's `ready`.
 */
export function resumeAfterReload(
  page: FlexPage,
  follower: RecoveryFollower,
  settings: Settings,
): void {
  const { manager } = page;
  const answer = acceptReservation(page, settings);
  const takeCall = acceptReservation(page, settings, {
    ready: () => deviceReady(manager),
    afterwards: (sid) => select(page, sid),
  });

  const scan = (): void => {
    const reservations = reservationsOf(page);
    if (settings.autoAccept) {
      acceptPing(reservations, answer);
      acceptReconnect(reservations, manager.workerClient?.sid ?? '', takeCall);
    }
    follower.look();
  };

  /** Calls that were there before this page was: any of them may be a lost one. */
  const suspect = (): void => {
    scan();
    const suspects = reservationsOf(page).filter(mayBeLost);
    for (const { sid } of suspects) {
      for (const ms of ASK_AT_MS) {
        setTimeout(() => {
          const view = reservationsOf(page).find((candidate) => candidate.sid === sid);
          if (view && mayBeLost(view) && follower.phase().name === 'Idle') {
            void follower.ask(view.taskSid);
          }
        }, ms);
      }
    }
  };

  const listen = (): void => {
    manager.workerClient?.on('reservationCreated', scan);
    manager.workerClient?.on('ready', suspect);
    for (const event of MANAGER_EVENTS) manager.events.addListener(event, scan);
    manager.store.subscribe(scan);
    suspect();
  };
  manager.events.addListener('pluginsInitialized', listen);
}

const mayBeLost = (view: ReservationView): boolean =>
  view.isCall && !view.isLive && (view.status === 'wrapping' || view.status === 'accepted');
