import type { Settings } from '../config';
import { callsOf, type FlexPage, type FlexTask } from '../flex';
import type { ReconnectServer } from '../server/reconnectServer';
import { warn } from '../warn';
import { customerOf, legsOf } from './legs';

/** What the plugin has told the service about this worker's calls. */
export interface Registrations {
  /** The conference of a call: Flex's knowledge, else the service's. */
  conferenceOf(call: FlexTask): string | undefined;
  /** The worker is about to leave: do not register these legs again. */
  leaving(call: FlexTask): void;
  /** The worker stayed after all: register again. */
  staying(call: FlexTask): void;
}

/** Who is where: the least the service must know to recover a call. */
interface Seat {
  readonly conferenceSid: string;
  readonly customerCallSid: string | undefined;
  readonly workerCallSid: string | undefined;
}

const ROUNDS = 5;
const BETWEEN_ROUNDS_MS = 10_000;

/**
 * Registers this worker with the service once its own leg and the customer are in the conference;
 * again when its leg changes ("Join Call"). Looks whenever Flex's state changes.
 */
export function registerWorker(
  page: FlexPage,
  server: ReconnectServer,
  settings: Settings,
): Registrations {
  const settled = new Set<string>(); // own call SIDs that are registered, or leaving
  const leaving = new Set<string>(); // reservations whose goodbye was said
  const asked = new Set<string>(); // reservations the service is asked about
  const conferences = new Map<string, string>(); // task SID → what the service knows
  const workerSid = () => page.manager.workerClient?.sid ?? '';

  const look = (): void => {
    for (const call of callsOf(page)) {
      if (call.status !== 'accepted') continue;
      const customer = customerOf(call);
      for (const leg of customer ? legsOf(call, workerSid()) : []) {
        if (!leg.callSid || settled.has(leg.callSid)) continue;
        settled.add(leg.callSid);
        void register(call, {
          conferenceSid: call.conference?.conferenceSid ?? '',
          customerCallSid: customer?.callSid,
          workerCallSid: leg.callSid,
        });
      }
      if (!asked.has(call.sid)) {
        asked.add(call.sid);
        later(settings.conferencePatienceMs, () => void askService(call.sid, 1));
      }
    }
  };

  const register = async (call: FlexTask, seat: Seat, round = 1): Promise<void> => {
    conferences.set(call.taskSid, seat.conferenceSid);
    const wanted = () => !leaving.has(call.sid);
    const registration = {
      ...seat,
      taskSid: call.taskSid,
      taskAttributes: JSON.stringify(call.attributes),
      taskWorkflowSid: call.workflowSid,
      workerSid: workerSid(),
      workerReservationSid: call.sid,
      workerName: String(page.manager.workerClient?.attributes.full_name ?? ''),
    };
    const answer = await server.addWorker(registration, wanted);
    if (answer.ok || !wanted()) return;
    warn(`this call is not registered with the service (${answer.message})`);
    if (round < ROUNDS) {
      later(BETWEEN_ROUNDS_MS, () => {
        if (wanted() && current(call.sid)?.status === 'accepted')
          void register(call, seat, round + 1);
      });
    }
  };

  /** A page that was loaded while the call rang never learns the conference from Flex. */
  const askService = async (reservationSid: string, round: number): Promise<void> => {
    const call = current(reservationSid);
    if (call?.status !== 'accepted' || conferences.has(call.taskSid)) return;
    if (legsOf(call, workerSid()).length > 0) return; // only the customer is missing: it still rings
    const answer = await server.conferenceOfTask(call.taskSid);
    const known = answer.ok ? answer.body.conference : null;
    if (known) {
      await register(call, {
        conferenceSid: known.conferenceSid,
        customerCallSid: known.customerCallSid ?? undefined,
        workerCallSid: known.workerCallSid ?? undefined,
      });
    } else if (round < ROUNDS) {
      later(settings.conferencePatienceMs, () => void askService(reservationSid, round + 1));
    } else {
      warn('the conference of this call is not known to Flex nor to the service');
    }
  };

  const current = (reservationSid: string): FlexTask | undefined =>
    page.manager.store.getState().flex.worker.tasks.get(reservationSid);

  page.manager.store.subscribe(look);
  look();
  return {
    conferenceOf: (call) => call.conference?.conferenceSid || conferences.get(call.taskSid),
    leaving: (call) => {
      leaving.add(call.sid);
      for (const leg of legsOf(call, workerSid())) settled.add(leg.callSid ?? '');
    },
    staying: (call) => {
      leaving.delete(call.sid);
      for (const leg of legsOf(call, workerSid())) settled.delete(leg.callSid ?? '');
      look();
    },
  };
}

const later = (ms: number, what: () => void): void => void setTimeout(what, ms);
