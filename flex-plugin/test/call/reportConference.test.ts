import { expect, it } from 'vitest';
import { reportConference } from '../../src/call/reportConference';
import type { ActionPayload } from '../../src/flex';
import { FakeFlex } from '../fakeFlex';
import { settings } from '../fakeServer';

const setUp = () => {
  const fake = new FakeFlex();
  reportConference(fake, settings());
  return fake;
};

it('puts the status callback on the accept of a call and keeps the other options', async () => {
  const fake = setUp();
  const payload: ActionPayload = {
    task: fake.reservation({ sid: 'WR1', status: 'pending' }),
    conferenceOptions: { endConferenceOnCustomerExit: true, conferenceRecord: 'true' },
  };
  await fake.fire('beforeAcceptTask', payload);
  expect(payload.conferenceOptions).toEqual({
    endConferenceOnCustomerExit: true,
    conferenceRecord: 'true',
    conferenceStatusCallback: 'https://service.example/conference-status-handler#rc=5&rp=all',
    conferenceStatusCallbackMethod: 'POST',
    conferenceStatusCallbackEvent: 'end,join,leave,modify',
  });
});

it('finds the call of an accept that names only the reservation', async () => {
  const fake = setUp();
  fake.reservation({ sid: 'WR1', status: 'pending', attributes: { direction: 'outbound' } });
  const payload: ActionPayload = { sid: 'WR1' };
  await fake.fire('beforeAcceptTask', payload);
  expect(payload.conferenceOptions).toHaveProperty('conferenceStatusCallback');
});

it.each([
  ['a task that is no call', { sid: 'WR1' }],
  ['an unknown task', { sid: 'WR9' }],
  ['an empty payload', {}],
])('leaves %s alone', async (_name, payload: ActionPayload) => {
  const fake = setUp();
  fake.reservation({ sid: 'WR1', isCall: false });
  await fake.fire('beforeAcceptTask', payload);
  expect(payload.conferenceOptions).toBeUndefined();
});
