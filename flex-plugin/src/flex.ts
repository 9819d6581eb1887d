import type { ReactElement } from 'react';

/*
 * The part of Flex UI 2.x this plugin uses, and nothing more. Flex's own types need the whole of
 * Flex (600 MB) to be installed; `npm run build:official` proves that Flex 2.17 fits these.
 */

/** A leg of a call. `status` is `joined`, `left` or `recently_left` (kept for about 5 s). */
export interface Participant {
  readonly participantType?: string | undefined;
  readonly status: string;
  readonly callSid?: string | undefined;
  readonly workerSid: string;
}

export interface Conference {
  /** `CF…`; Flex's `conference.sid` is the task's. */
  readonly conferenceSid: string;
  readonly participants: readonly Participant[];
}

/** Flex's task: a reservation and its task in one. `sid` is the reservation's, `taskSid` the task's. */
export interface FlexTask {
  readonly sid: string;
  readonly taskSid: string;
  readonly status: string;
  readonly workflowSid: string;
  readonly attributes: Attributes;
  readonly conference?: Conference | undefined;
  /** TaskRouter's own reservation object. */
  readonly sourceObject: Reservation;
}

export type Attributes = Readonly<Record<string, unknown>>;

/** A reservation of TaskRouter's browser SDK. */
export interface Reservation {
  readonly sid: string;
  readonly status: string;
  readonly task: { readonly sid: string; readonly attributes: Attributes };
  updateParticipant(options: ParticipantOptions): Promise<unknown>;
}

export interface ParticipantOptions {
  endConferenceOnExit?: boolean;
}

/** What an action's listeners get; the same object goes on to the action, so it may be changed. */
export interface ActionPayload {
  sid?: string;
  task?: FlexTask;
  conferenceOptions?: Record<string, unknown>;
  options?: { mode?: string };
}

export type Action = (payload: ActionPayload) => Promise<unknown>;

interface Contents {
  add(element: ReactElement, options?: { sortOrder?: number }): void;
}

export interface FlexNamespace {
  readonly Actions: {
    addListener(event: string, listener: (payload: ActionPayload) => unknown): unknown;
    invokeAction(name: string, payload: { sid: string }): Promise<unknown>;
    replaceAction(
      name: string,
      replacement: (payload: ActionPayload, original: Action) => Promise<unknown>,
    ): void;
  };
  readonly TaskHelper: {
    isCallTask(task: FlexTask): boolean;
    /** Despite its name it takes a *reservation* SID. */
    getTaskByTaskSid(reservationSid: string): FlexTask;
  };
  readonly Notifications: {
    registerNotification(notification: Notification): void;
    showNotification(id: string): unknown;
  };
  readonly RootContainer: { readonly Content: Contents };
  readonly CallCanvas: { readonly Content: Contents };
  readonly IncomingTaskCanvas: { readonly Content: Contents };
}

export interface Notification {
  id: string;
  content: string;
  // biome-ignore lint/suspicious/noExplicitAny: Flex's enum, which cannot be named without Flex
  type: any;
  timeout: number;
  closeButton: boolean;
}

export interface Worker {
  readonly sid: string;
  readonly attributes: Attributes;
  readonly reservations: ReadonlyMap<string, Reservation>;
  on(event: 'reservationCreated' | 'ready', listener: () => void): unknown;
}

export interface FlexState {
  readonly flex: {
    readonly session: { readonly ssoTokenPayload: { readonly token: string } };
    readonly worker: { readonly tasks: ReadonlyMap<string, FlexTask> };
    /** The Voice SDK's call of this page: `pending`, `ringing`, `open`, `closed`, … */
    readonly phone: { readonly activeCall?: { status?(): string } | undefined };
  };
}

export interface FlexManager {
  /** `undefined` while Flex runs in degraded mode. */
  readonly workerClient: Worker | undefined;
  /** The Voice SDK's device. */
  readonly voiceClient: { readonly state: string } | undefined;
  readonly serviceConfiguration: object;
  readonly user: { readonly roles: readonly string[] };
  readonly events: { addListener(event: string, listener: () => void): unknown };
  readonly store: {
    getState(): FlexState;
    subscribe(listener: () => void): unknown;
  };
}

/** What every part of the plugin is given. */
export interface FlexPage {
  readonly flex: FlexNamespace;
  readonly manager: FlexManager;
}

/** The task an action is about; some callers name it by reservation SID only. */
export const taskOf = ({ flex }: FlexPage, payload: ActionPayload): FlexTask | undefined =>
  payload.task ?? (payload.sid ? flex.TaskHelper.getTaskByTaskSid(payload.sid) : undefined);

/** The same for calls only. */
export const callOf = (page: FlexPage, payload: ActionPayload): FlexTask | undefined => {
  const task = taskOf(page, payload);
  return task && page.flex.TaskHelper.isCallTask(task) ? task : undefined;
};

/** All calls of this worker, in whatever state their reservations are. */
export const callsOf = ({ flex, manager }: FlexPage): FlexTask[] =>
  [...manager.store.getState().flex.worker.tasks.values()].filter((task) =>
    flex.TaskHelper.isCallTask(task),
  );
