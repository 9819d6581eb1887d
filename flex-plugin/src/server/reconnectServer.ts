import type { Settings } from '../config';
import type { FlexManager } from '../flex';
import type { RecoveryStatus } from '../recovery/phase';
import { post } from './post';

/** What came of a call to the service; HTTP errors are values, never exceptions. */
export type Answer<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly status?: number; readonly message: string };

/** The fields the service stores about a worker in a conference. */
export interface Registration {
  readonly conferenceSid: string;
  readonly taskSid: string;
  readonly taskAttributes: string;
  readonly taskWorkflowSid: string;
  readonly customerCallSid: string | undefined;
  readonly workerSid: string;
  readonly workerReservationSid: string;
  readonly workerCallSid: string | undefined;
  readonly workerName: string;
}

/** Where the service believes a task's call to be. */
export interface KnownConference {
  readonly conferenceSid: string;
  readonly customerCallSid: string | null;
  readonly workerCallSid: string | null;
}

/** The service's endpoints for the plugin. */
export interface ReconnectServer {
  /** @param wanted - whether to try again: a repeat must not come after the goodbye */
  addWorker(registration: Registration, wanted: () => boolean): Promise<Answer<unknown>>;
  /** The goodbye. Quick and without second thoughts: a hangup waits for it. */
  removeWorker(conferenceSid: string, workerSid: string): Promise<Answer<unknown>>;
  endConference(conferenceSid: string): Promise<Answer<unknown>>;
  recoveryStatus(taskSid: string): Promise<Answer<{ recovery: RecoveryStatus | null }>>;
  conferenceOfTask(taskSid: string): Promise<Answer<{ conference: KnownConference | null }>>;
}

const PATIENT = { attempts: 5 };
const BRIEF = { attempts: 2 };
const ONCE = { attempts: 1 };

export function reconnectServer(settings: Settings, manager: FlexManager): ReconnectServer {
  const connection = {
    serviceUrl: settings.serviceUrl,
    timeoutMs: settings.requestTimeoutMs,
    // Flex renews its token during the shift: read it at every call, never keep it.
    token: () => manager.store.getState().flex.session.ssoTokenPayload.token,
  };
  return {
    addWorker: (registration, wanted) =>
      post(
        connection,
        '/flex/add-worker-to-conference-state',
        { ...registration },
        { ...PATIENT, wanted },
      ),
    removeWorker: (conferenceSid, workerSid) =>
      post(
        connection,
        '/flex/remove-worker-from-conference-state',
        { conferenceSid, workerSid },
        BRIEF,
      ),
    endConference: (conferenceSid) =>
      post(connection, '/flex/end-conference', { conferenceSid }, BRIEF),
    recoveryStatus: (taskSid) => post(connection, '/flex/recovery-status', { taskSid }, ONCE),
    conferenceOfTask: (taskSid) => post(connection, '/flex/conference-of-task', { taskSid }, ONCE),
  };
}
