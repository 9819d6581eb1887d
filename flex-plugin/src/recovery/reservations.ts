import { legsOf } from '../call/legs';
import type { Attributes, FlexPage, FlexTask } from '../flex';

/** A reservation of this worker, reduced to what a recovery depends on. */
export interface ReservationView {
  readonly sid: string;
  readonly taskSid: string;
  /** `pending`, `accepted`, `wrapping`, … */
  readonly status: string;
  readonly isCall: boolean;
  /** A leg of this worker is in the conference, as far as this page can tell. */
  readonly isLive: boolean;
  readonly attributes: Attributes;
}

/** Everything TaskRouter's SDK holds, also what came while its event socket was down. */
export function reservationsOf(page: FlexPage): ReservationView[] {
  const { workerClient, store } = page.manager;
  const tasks = store.getState().flex.worker.tasks;
  return [...(workerClient?.reservations.values() ?? [])].map((reservation) => {
    const task = tasks.get(reservation.sid);
    const isCall = task !== undefined && page.flex.TaskHelper.isCallTask(task);
    return {
      sid: reservation.sid,
      taskSid: reservation.task.sid,
      status: reservation.status,
      isCall,
      isLive: isCall && (legsOf(task, workerClient?.sid ?? '').length > 0 || talksHere(page, task)),
      attributes: reservation.task.attributes ?? {},
    };
  });
}

/**
 * Flex 2.17 asks for a call's conference once; a page that was loaded while the call rang never
 * learns it. Then the phone of this page tells: it has one call at a time.
 */
function talksHere({ manager }: FlexPage, call: FlexTask): boolean {
  if (call.status !== 'accepted' || call.conference?.participants.length) return false;
  return manager.store.getState().flex.phone.activeCall?.status?.() === 'open';
}

type Attributed = Pick<ReservationView, 'attributes'>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The lost call a ping or a reconnect is about. */
export const lostTaskOf = ({ attributes }: Attributed) => text(attributes.disconnectedTaskSid);

export const lostAtOf = ({ attributes }: Attributed) => text(attributes.disconnectedTime);

/** "Are you back?": told by its attributes, whatever its workflow is called. */
export const isPing = (view: ReservationView): boolean =>
  !view.isCall && !isReconnect(view) && lostTaskOf(view) !== undefined;

/** The customer, on the way to an agent again. */
export const isReconnect = ({ attributes }: Attributed): boolean =>
  String(attributes.isReconnect) === 'true';

/** Only the worker who was lost is reconnected by itself; to others it is a call like any other. */
export const isReturning = (view: Attributed, workerSid: string): boolean =>
  isReconnect(view) && view.attributes.disconnectedWorkerSid === workerSid;
