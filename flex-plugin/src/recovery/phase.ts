import {
  isPing,
  isReconnect,
  isReturning,
  lostAtOf,
  lostTaskOf,
  type ReservationView,
} from './reservations';

/** What the service says about a recovery (`/flex/recovery-status`). */
export interface RecoveryStatus {
  readonly phase:
    | 'SUSPECTED'
    | 'VERIFYING'
    | 'PINGING'
    | 'KEEPING_OTHERS'
    | 'ENQUEUEING'
    | 'WAITING'
    | 'RECONNECTING'
    | 'MOVING'
    | 'CLOSED';
  readonly outcome:
    | null
    | 'RECOVERED'
    | 'HANDED_OVER'
    | 'FALSE_ALARM'
    | 'CUSTOMER_LEFT'
    | 'GAVE_UP'
    | 'CLOSED_BY_HAND';
  /** ISO-8601. */
  readonly disconnectedTime: string;
  readonly reconnectTaskSid: string | null;
  readonly target: null | 'SAME_WORKER' | 'ANY_WORKER';
}

/** The service's answer about one task: a recovery, none (`null`), or no answer. */
export type Word = RecoveryStatus | null | 'unreachable';

/** A lost call, and since when this page knows of it (ms, page clock). */
export interface LostCall {
  readonly taskSid: string;
  readonly seenAt: number;
  readonly disconnectedTime: string | undefined;
}

export interface Scene {
  readonly workerSid: string;
  readonly reservations: readonly ReservationView[];
  /** By the lost task's SID; absent while not asked. */
  readonly words: ReadonlyMap<string, Word>;
  /** Lost calls the agent is done with. */
  readonly done: ReadonlySet<string>;
  readonly following: LostCall | undefined;
  readonly now: number;
  readonly giveUpAfterMs: number;
  readonly autoAccept: boolean;
}

export type Reason = 'handedOver' | 'customerLeft' | 'gaveUp' | 'tooLong';

/** Where the agent stands. `since` in ms (page clock); `mayClose`: the dialog offers a way out. */
export type Phase =
  | { readonly name: 'Idle' }
  | Waiting<'Lost' | 'Pinging' | 'Queued' | 'QueuedForAnyone'>
  | (Waiting<'Reconnecting'> & { readonly reservationSid: string | undefined })
  | { readonly name: 'Back'; readonly reservationSid: string }
  | { readonly name: 'Over'; readonly reason: Reason };

interface Waiting<Name> {
  readonly name: Name;
  readonly since: number;
  readonly mayClose: boolean;
  readonly unreachable: boolean;
}

/** The lost call to follow now, if any: the newest news first. */
export function lostCall(scene: Scene): LostCall | undefined {
  const { reservations, workerSid, following, done, now } = scene;
  const open = (view: ReservationView) => view.status === 'pending' || view.status === 'accepted';
  const news =
    reservations.find(
      (view) => isPing(view) && open(view) && (view.status === 'pending' || isNews(done, view)),
    ) ??
    reservations.find(
      (view) => isReturning(view, workerSid) && open(view) && !view.isLive && isNews(done, view),
    );
  const lost = news ? undefined : reservations.find((view) => isLost(scene, view));
  const taskSid = (news && lostTaskOf(news)) ?? lost?.taskSid;
  if (!taskSid || taskSid === following?.taskSid) return following;
  const source = news ?? lost;
  return { taskSid, seenAt: now, disconnectedTime: source && lostAtOf(source) };
}

const isNews = (done: ReadonlySet<string>, view: ReservationView): boolean => {
  const taskSid = lostTaskOf(view);
  return taskSid !== undefined && !done.has(taskSid);
};

/** A call of this worker without this worker, which the service is recovering. */
function isLost({ words, done }: Scene, view: ReservationView): boolean {
  if (!view.isCall || view.isLive || done.has(view.taskSid)) return false;
  if (view.status !== 'wrapping' && view.status !== 'accepted') return false;
  const word = words.get(view.taskSid);
  if (word && word !== 'unreachable') return word.phase !== 'CLOSED';
  // Without the service's word the mark on the task decides; a reconnect task carries its forerunner's.
  return (
    word !== null && view.status === 'wrapping' && !isReconnect(view) && Boolean(lostAtOf(view))
  );
}

/** What to show: pure, from what is known now. */
export function phase(scene: Scene): Phase {
  const lost = lostCall(scene);
  if (!lost) return { name: 'Idle' };
  const word = scene.words.get(lost.taskSid);
  const status = word === 'unreachable' ? undefined : word;
  const reconnect = scene.reservations.find(
    (view) =>
      view.isCall &&
      isReturning(view, scene.workerSid) &&
      (lostTaskOf(view) === lost.taskSid || view.taskSid === status?.reconnectTaskSid) &&
      (view.status === 'pending' || view.status === 'accepted'),
  );
  if (reconnect?.isLive) return { name: 'Back', reservationSid: reconnect.sid };
  const waiting = {
    since: since(lost, status?.disconnectedTime),
    unreachable: word === 'unreachable',
    mayClose: word === 'unreachable' || !scene.autoAccept || status?.target === 'ANY_WORKER',
  };
  const tooLong = scene.now - lost.seenAt >= scene.giveUpAfterMs;
  if (reconnect && !tooLong) {
    return { name: 'Reconnecting', ...waiting, reservationSid: reconnect.sid };
  }
  const end = status && ending(status);
  if (end) return end === 'nothing' ? { name: 'Idle' } : { name: 'Over', reason: end };
  if (tooLong) return { name: 'Over', reason: 'tooLong' };
  const ping = scene.reservations.find((view) => isPing(view) && lostTaskOf(view) === lost.taskSid);
  if (status) return { ...told(status, ping), ...waiting };
  if (ping) return { name: ping.status === 'pending' ? 'Pinging' : 'Queued', ...waiting };
  return status === null ? { name: 'Idle' } : { name: 'Lost', ...waiting };
}

/** How a recovery ended without this worker; `nothing` when there is nothing to tell. */
function ending({ phase, outcome, target }: RecoveryStatus): Reason | 'nothing' | undefined {
  if (phase === 'CLOSED') {
    if (outcome === 'HANDED_OVER') return 'handedOver';
    if (outcome === 'CUSTOMER_LEFT') return 'customerLeft';
    return outcome === 'GAVE_UP' ? 'gaveUp' : 'nothing';
  }
  const accepted = phase === 'RECONNECTING' || phase === 'MOVING';
  return accepted && target === 'ANY_WORKER' ? 'handedOver' : undefined;
}

type Told = { name: 'Lost' | 'Pinging' | 'Queued' | 'QueuedForAnyone' } | Reconnecting;
type Reconnecting = { name: 'Reconnecting'; reservationSid: undefined };

function told(status: RecoveryStatus, ping: ReservationView | undefined): Told {
  switch (status.phase) {
    case 'PINGING':
      return { name: ping && ping.status !== 'pending' ? 'Queued' : 'Pinging' };
    case 'KEEPING_OTHERS':
    case 'ENQUEUEING':
    case 'WAITING':
      return { name: status.target === 'ANY_WORKER' ? 'QueuedForAnyone' : 'Queued' };
    case 'RECONNECTING':
    case 'MOVING':
      return { name: 'Reconnecting', reservationSid: undefined };
    default:
      return { name: 'Lost' };
  }
}

const PLAUSIBLE_MS = 60 * 60_000;

/** The service's clock and this one may differ: a time of the future or of long ago is not believed. */
function since(lost: LostCall, told: string | undefined): number {
  const at = Date.parse(told ?? lost.disconnectedTime ?? '');
  return at <= lost.seenAt && at > lost.seenAt - PLAUSIBLE_MS ? at : lost.seenAt;
}
