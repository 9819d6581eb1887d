import type { Settings } from '../config';
import type { FlexPage } from '../flex';
import type { ReconnectServer } from '../server/reconnectServer';
import { type LostCall, lostCall, type Phase, phase, type Word } from './phase';
import { reservationsOf } from './reservations';

/** The phase over time: what the dialog shows and the agent may end. */
export interface RecoveryFollower {
  phase(): Phase;
  /** Returns how to stop listening. */
  onChange(listener: () => void): () => void;
  /** Judges again: something may have changed. */
  look(): void;
  /** Asks the service about a task that may be a lost call. */
  ask(taskSid: string): Promise<void>;
  /** The agent is done with this recovery. */
  dismiss(): void;
}

const SHOW_SUCCESS_MS = 2_000;

export function followRecovery(
  page: FlexPage,
  server: ReconnectServer,
  settings: Settings,
): RecoveryFollower {
  const listeners = new Set<() => void>();
  const words = new Map<string, Word>();
  const done = new Set<string>();
  let following: LostCall | undefined;
  let shown: Phase = { name: 'Idle' };
  let polling: ReturnType<typeof setInterval> | undefined;

  const look = (): void => {
    const scene = {
      workerSid: page.manager.workerClient?.sid ?? '',
      reservations: reservationsOf(page),
      words,
      done,
      following,
      now: Date.now(),
      giveUpAfterMs: settings.giveUpAfterMs,
      autoAccept: settings.autoAccept,
    };
    following = lostCall(scene);
    const next = phase(scene);
    if (next.name === 'Idle' && following) {
      forget();
      return;
    }
    poll(isOpen(next));
    show(next);
  };

  const show = (next: Phase): void => {
    if (JSON.stringify(next) === JSON.stringify(shown)) return;
    const arrived = next.name === 'Back' && shown.name !== 'Back';
    shown = next;
    for (const listener of listeners) listener();
    if (arrived) setTimeout(forget, SHOW_SUCCESS_MS);
  };

  const forget = (): void => {
    // A `no` of the service may only be too early: such a call can still turn out to be lost.
    if (following && words.get(following.taskSid) !== null) done.add(following.taskSid);
    following = undefined;
    poll(false);
    show({ name: 'Idle' });
  };

  const poll = (wanted: boolean): void => {
    if (wanted === (polling !== undefined)) return;
    clearInterval(polling);
    polling = wanted ? setInterval(askAgain, settings.statusPollMs) : undefined;
    if (wanted) askAgain();
  };

  const askAgain = (): void => {
    // After "too long" the dialog needs no more news; a reconnect that still comes is an event.
    const tooLong = following && Date.now() - following.seenAt >= 2 * settings.giveUpAfterMs;
    if (following && !tooLong) void ask(following.taskSid);
    look();
  };

  const asking = new Set<string>();
  const ask = async (taskSid: string): Promise<void> => {
    if (asking.has(taskSid)) return;
    asking.add(taskSid);
    const answer = await server.recoveryStatus(taskSid);
    asking.delete(taskSid);
    words.set(taskSid, answer.ok ? answer.body.recovery : 'unreachable');
    look();
  };

  return {
    phase: () => shown,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    ask,
    dismiss: forget,
  };
}

/** Whether the service may still have news. */
const isOpen = (phase: Phase): boolean =>
  phase.name === 'Over'
    ? phase.reason === 'tooLong'
    : phase.name !== 'Idle' && phase.name !== 'Back';
