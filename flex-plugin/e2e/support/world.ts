import { twilioPort } from './browser';

export interface Participant {
  type: 'customer' | 'worker' | 'external';
  callSid: string;
  workerSid: string | null;
  endConferenceOnExit: boolean;
}

/** The simulated Twilio as it stands. */
export interface Snapshot {
  calls: {
    sid: string;
    role: string;
    live: boolean;
    heard: string[];
    conferenceSid: string | null;
  }[];
  conferences: { sid: string; taskSid: string; live: boolean; participants: Participant[] }[];
  tasks: {
    sid: string;
    status: string;
    voice: boolean;
    attributes: Record<string, unknown>;
  }[];
  reservations: {
    sid: string;
    taskSid: string;
    worker: string;
    status: string;
    updatedAt: string;
  }[];
}

/** What Flex keeps in the browser after a login. */
export interface Login {
  token: string;
  workerSid: string;
}

const base = `http://127.0.0.1:${twilioPort}`;

async function post<T>(path: string, body: unknown = {}): Promise<T> {
  const answer = await fetch(base + path, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

async function read<T>(path: string): Promise<T> {
  return (await (await fetch(base + path)).json()) as T;
}

/** The one state that browser, service and simulated Twilio share. */
export const world = {
  reset: () => post('/_flex/reset'),
  now: () => read<Snapshot>('/_flex/world'),
  /** What happened, a line per step. */
  story: async (): Promise<string> => {
    const log = await read<{ at: string; source: string; text: string }[]>('/_switchboard/log');
    return log.map(({ at, source, text }) => `${at.slice(11, 23)} ${source}: ${text}`).join('\n');
  },
  unknownRequests: () => read<string[]>('/_flex/unknown'),
  login: (name: string, activity?: string) =>
    post<Login>('/_flex/agents', activity ? { name, activity } : { name }),
  revoke: (token: string) => post('/_flex/tokens/revoke', { token }),
  dropEvents: (shutForMillis: number) => post('/_flex/events/drop', { shutForMillis }),
  serviceReachable: (reachable: boolean) => post('/_flex/service', { reachable }),
  handOut: (bundle: string) => post('/_flex/plugin', { bundle }),
  configure: (settings: Record<string, unknown>) => post('/_flex/plugin', { settings }),
  outbound: (agent: string, number: string) => post('/_flex/outbound', { agent, number }),
  call: async (from: string): Promise<string> =>
    (await post<{ callSid: string }>('/_switchboard/calls', { from })).callSid,
  hangUp: (callSid: string) => post(`/_switchboard/calls/${callSid}/hang-up`),
  addThirdParty: async (callSid: string): Promise<string> =>
    (await post<{ callSid: string }>(`/_switchboard/calls/${callSid}/third-party`)).callSid,
};

/** The conference this call is in. */
export async function roomOf(callSid: string) {
  const { calls, conferences } = await world.now();
  const call = calls.find(({ sid }) => sid === callSid);
  return conferences.find(({ sid, live }) => live && sid === call?.conferenceSid);
}

/** Who is in the conference of this call: `customer`, `worker`, `external`, in order of the alphabet. */
export async function partiesWith(callSid: string): Promise<string> {
  const room = await roomOf(callSid);
  return (room?.participants ?? [])
    .map(({ type }) => type)
    .sort()
    .join(' ');
}

/** Every voice call of this customer that was offered to anybody: its tasks, oldest first. */
export async function tasksOf(callSid: string) {
  const { tasks } = await world.now();
  return tasks.filter(({ voice, attributes }) => voice && attributes.call_sid === callSid);
}

/** The Recovery Pings about this customer's calls. */
export async function pingsFor(callSid: string) {
  const { tasks } = await world.now();
  const calls = (await tasksOf(callSid)).map(({ sid }) => sid);
  return tasks.filter(
    ({ voice, attributes }) => !voice && calls.includes(String(attributes.disconnectedTaskSid)),
  );
}

/** Tasks and reservations that somebody would have to clear up by hand. */
export async function leftOver() {
  const { tasks, reservations } = await world.now();
  return [
    ...tasks
      .filter(({ status }) => status !== 'completed' && status !== 'canceled')
      .map(({ sid, status }) => `${sid} ${status}`),
    ...reservations
      .filter(({ status }) => ['pending', 'accepted', 'wrapping'].includes(status))
      .map(({ sid, worker, status }) => `${sid} of ${worker} ${status}`),
  ];
}
