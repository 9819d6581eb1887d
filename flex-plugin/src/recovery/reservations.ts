import { legsOf } from '../call/legs';
import type { Attributes, FlexPage } from '../flex';

/** A reservation of this worker, reduced to what a recovery depends on. */
export interface ReservationView {
  readonly sid: string;
  readonly taskSid: string;
  /** `pending`, `accepted`, `wrapping`, … */
  readonly status: string;
  readonly isCall: boolean;
  /** A leg of this worker is in the conference. */
  readonly isLive: boolean;
  readonly attributes: Attributes;
}

/** Everything TaskRouter's SDK holds, also what came while its event socket was down. */
export function reservationsOf(page: FlexPage): ReservationView[] {
  const { workerClient, store } = page.manager;
  const tasks = store.getState().flex.worker.tasks;
  return [...(workerClient?.reservations.values() ?? [])].map((reservation) => {
    const task = tasks.get(reservation.sid);
    return {
      sid: reservation.sid,
      taskSid: reservation.task.sid,
      status: reservation.status,
      isCall: task !== undefined && page.flex.TaskHelper.isCallTask(task),
      isLive: task !== undefined && legsOf(task, workerClient?.sid ?? '').length > 0,
      attributes: reservation.task.attributes ?? {},
    };
  });
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
