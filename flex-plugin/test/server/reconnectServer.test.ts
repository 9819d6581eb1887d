import { expect, it, vi } from 'vitest';
import { type Registration, reconnectServer } from '../../src/server/reconnectServer';
import { FakeFlex } from '../fakeFlex';
import { settings } from '../fakeServer';

const registration: Registration = {
  conferenceSid: 'CF1',
  taskSid: 'WT1',
  taskAttributes: '{}',
  taskWorkflowSid: 'WW1',
  customerCallSid: undefined,
  workerSid: 'WK1',
  workerReservationSid: 'WR1',
  workerCallSid: 'CA1',
  workerName: 'Ada',
};

it('speaks the service’s paths and field names, with the token of the moment', async () => {
  const fetching = vi.fn<typeof fetch>(async () => new Response('{}'));
  vi.stubGlobal('fetch', fetching);
  const fake = new FakeFlex();
  const server = reconnectServer(settings(), fake.manager);

  await server.addWorker(registration, () => true);
  fake.token = 'token-2';
  await server.removeWorker('CF1', 'WK1');
  await server.endConference('CF1');
  await server.recoveryStatus('WT1');
  await server.conferenceOfTask('WT1');

  const sent = fetching.mock.calls.map(([url, init]) => [
    String(url).replace('https://service.example', ''),
    String(init?.body),
  ]);
  expect(sent).toEqual([
    [
      '/flex/add-worker-to-conference-state',
      'conferenceSid=CF1&taskSid=WT1&taskAttributes=%7B%7D&taskWorkflowSid=WW1&workerSid=WK1&workerReservationSid=WR1&workerCallSid=CA1&workerName=Ada&Token=token-1',
    ],
    ['/flex/remove-worker-from-conference-state', 'conferenceSid=CF1&workerSid=WK1&Token=token-2'],
    ['/flex/end-conference', 'conferenceSid=CF1&Token=token-2'],
    ['/flex/recovery-status', 'taskSid=WT1&Token=token-2'],
    ['/flex/conference-of-task', 'taskSid=WT1&Token=token-2'],
  ]);
  vi.unstubAllGlobals();
});
