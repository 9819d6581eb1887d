import type { ReactElement } from 'react';
import { vi } from 'vitest';
import type {
  Action,
  ActionPayload,
  Attributes,
  Conference,
  FlexManager,
  FlexNamespace,
  FlexPage,
  FlexTask,
  Participant,
  Reservation,
} from '../src/flex';

type Listener = (payload: ActionPayload) => unknown;

export const WORKER = 'WK1';
export const CONFERENCE = 'CF1';

/** A Flex page in memory: captures what the plugin registers and lets a test fire it. */
export class FakeFlex implements FlexPage {
  readonly listeners = new Map<string, Listener[]>();
  readonly replaced = new Map<string, Array<(p: ActionPayload, o: Action) => Promise<unknown>>>();
  readonly events = new Map<string, Array<() => void>>();
  readonly workerEvents = new Map<string, Array<() => void>>();
  readonly tasks = new Map<string, FlexTask>();
  readonly reservations = new Map<string, Reservation>();
  readonly added: ReactElement[] = [];
  readonly notifications: Array<{ id: string; content: unknown }> = [];
  readonly shown: string[] = [];
  readonly calls = new Set<string>();
  readonly invokeAction = vi.fn<(name: string, payload: { sid: string }) => Promise<unknown>>(
    async () => undefined,
  );
  activeCall: { status?(): string } | undefined = {};
  token = 'token-1';
  roles: string[] = ['agent'];
  uiAttributes: unknown = { flex_reconnect: { service_url: 'https://service.example' } };
  contactUri = 'client:ada';
  deviceState = 'registered';
  degraded = false;
  private readonly subscribers: Array<() => void> = [];

  readonly flex: FlexNamespace = {
    Actions: {
      addListener: (event, listener) => push(this.listeners, event, listener),
      invokeAction: (name, payload) => this.invokeAction(name, payload),
      replaceAction: (name, replacement) => push(this.replaced, name, replacement),
    },
    TaskHelper: {
      isCallTask: (task) => this.calls.has(task.sid),
      getTaskByTaskSid: (sid) => this.tasks.get(sid) as FlexTask,
    },
    Notifications: {
      registerNotification: (notification) => this.notifications.push(notification),
      showNotification: (id) => this.shown.push(id),
    },
    RootContainer: { Content: { add: (element) => this.added.push(element) } },
    CallCanvas: { Content: { add: (element) => this.added.push(element) } },
    IncomingTaskCanvas: { Content: { add: (element) => this.added.push(element) } },
  };

  readonly manager: FlexManager = (() => {
    const fake = this;
    return {
      get workerClient() {
        if (fake.degraded) return undefined;
        return {
          sid: WORKER,
          attributes: { full_name: 'Ada Agent', contact_uri: fake.contactUri },
          reservations: fake.reservations,
          on: (event: string, listener: () => void) => push(fake.workerEvents, event, listener),
        };
      },
      get voiceClient() {
        return { state: fake.deviceState };
      },
      get serviceConfiguration() {
        return { ui_attributes: fake.uiAttributes };
      },
      get user() {
        return { roles: fake.roles };
      },
      events: { addListener: (event, listener) => push(fake.events, event, listener) },
      store: {
        getState: () => ({
          flex: {
            session: { ssoTokenPayload: { token: fake.token } },
            worker: { tasks: fake.tasks },
            phone: { activeCall: fake.activeCall },
          },
        }),
        subscribe: (listener) => fake.subscribers.push(listener),
      },
    };
  })();

  /** Fires the listeners of an action as Flex does: all at once, failures swallowed. */
  fire(event: string, payload: ActionPayload): Promise<unknown> {
    return Promise.all(
      (this.listeners.get(event) ?? []).map(async (listener) => {
        try {
          return await listener(payload);
        } catch {
          return undefined;
        }
      }),
    );
  }

  emit(event: string): void {
    for (const listener of this.events.get(event) ?? []) listener();
  }

  emitFromWorker(event: string): void {
    for (const listener of this.workerEvents.get(event) ?? []) listener();
  }

  stateChanged(): void {
    for (const subscriber of this.subscribers) subscriber();
  }

  reservation(given: Partial<Given> & { sid: string }): FlexTask {
    const { sid, status = 'accepted', attributes = {}, isCall = true } = given;
    const { taskSid = sid.replace('WR', 'WT'), participants } = given;
    const updateParticipant = vi.fn(async () => undefined);
    const source: Reservation = {
      sid,
      status,
      task: { sid: taskSid, attributes },
      updateParticipant,
    };
    const conference: Conference | undefined = participants && {
      conferenceSid: CONFERENCE,
      participants,
    };
    // Flex's task is an object of getters: a plugin that copies it by spread loses everything.
    const task = Object.create({
      sid,
      taskSid,
      status,
      workflowSid: 'WW1',
      attributes,
      conference,
      sourceObject: source,
    });
    this.reservations.set(sid, source);
    this.tasks.set(sid, task);
    if (isCall) this.calls.add(sid);
    return task;
  }

  remove(sid: string): void {
    this.reservations.delete(sid);
    this.tasks.delete(sid);
  }
}

interface Given {
  sid: string;
  taskSid: string;
  status: string;
  attributes: Attributes;
  isCall: boolean;
  participants: Participant[];
}

export const own = (callSid = 'CAworker', status = 'joined'): Participant => ({
  participantType: 'worker',
  workerSid: WORKER,
  callSid,
  status,
});

export const customer = (callSid = 'CAcustomer', status = 'joined'): Participant => ({
  participantType: 'customer',
  workerSid: '',
  callSid,
  status,
});

export const other = (participantType: string, status = 'joined'): Participant => ({
  participantType,
  workerSid: participantType === 'external' ? '' : 'WK2',
  callSid: 'CAother',
  status,
});

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
