import { vi } from 'vitest';
import type { Settings } from '../src/config';
import type { Answer, ReconnectServer } from '../src/server/reconnectServer';
import { stringsFor } from '../src/strings';

export const yes = <T>(body: T): Promise<Answer<T>> => Promise.resolve({ ok: true, body });
export const no = (message = 'no'): Promise<Answer<never>> =>
  Promise.resolve({ ok: false, message });
export const never = <T>(): Promise<Answer<T>> => new Promise(() => undefined);

/** A service that agrees to everything, until a test says otherwise. */
export const fakeServer = () => ({
  addWorker: vi.fn<ReconnectServer['addWorker']>(() => yes({})),
  removeWorker: vi.fn<ReconnectServer['removeWorker']>(() => yes({})),
  endConference: vi.fn<ReconnectServer['endConference']>(() => yes({})),
  recoveryStatus: vi.fn<ReconnectServer['recoveryStatus']>(() => yes({ recovery: null })),
  conferenceOfTask: vi.fn<ReconnectServer['conferenceOfTask']>(() => yes({ conference: null })),
});

export const settings = (given: Partial<Settings> = {}): Settings => ({
  serviceUrl: 'https://service.example',
  autoAccept: true,
  keepConferenceOpen: true,
  goodbyeTimeoutMs: 2_000,
  requestTimeoutMs: 5_000,
  conferencePatienceMs: 8_000,
  acceptPatienceMs: 30_000,
  statusPollMs: 2_000,
  giveUpAfterMs: 120_000,
  strings: stringsFor('en', {}),
  ...given,
});
