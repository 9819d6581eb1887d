import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerWorker } from '../../src/call/registerWorker';
import { CONFERENCE, customer, FakeFlex, own, WORKER } from '../fakeFlex';
import { fakeServer, no, settings, yes } from '../fakeServer';

let fake: FakeFlex;
let server: ReturnType<typeof fakeServer>;
const start = () => registerWorker(fake, server, settings());

beforeEach(() => {
  vi.useFakeTimers();
  fake = new FakeFlex();
  server = fakeServer();
});
afterEach(() => vi.useRealTimers());

describe('the worker is registered', () => {
  it('once its leg and the customer are in the conference', () => {
    start();
    fake.reservation({ sid: 'WR1', participants: [own()] });
    fake.stateChanged();
    expect(server.addWorker).not.toHaveBeenCalled();
    fake.reservation({
      sid: 'WR1',
      participants: [own(), customer()],
      attributes: { name: 'a caller' },
    });
    fake.stateChanged();
    fake.stateChanged();
    expect(server.addWorker).toHaveBeenCalledExactlyOnceWith(
      {
        conferenceSid: CONFERENCE,
        taskSid: 'WT1',
        taskAttributes: '{"name":"a caller"}',
        taskWorkflowSid: 'WW1',
        customerCallSid: 'CAcustomer',
        workerSid: WORKER,
        workerReservationSid: 'WR1',
        workerCallSid: 'CAworker',
        workerName: 'Ada Agent',
      },
      expect.any(Function),
    );
  });

  it('also for a call that is there when the page loads', () => {
    fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    start();
    expect(server.addWorker).toHaveBeenCalledTimes(1);
  });

  it('again when its leg changes ("Join Call")', () => {
    start();
    fake.reservation({ sid: 'WR1', participants: [own('CA1'), customer()] });
    fake.stateChanged();
    fake.reservation({ sid: 'WR1', participants: [own('CA1'), own('CA2'), customer()] });
    fake.stateChanged();
    fake.reservation({ sid: 'WR1', participants: [own('CA2'), customer()] });
    fake.stateChanged();
    expect(server.addWorker.mock.calls.map(([seat]) => seat.workerCallSid)).toEqual(['CA1', 'CA2']);
  });

  it('not with a leg that has left, nor for a call that is wrapping up', () => {
    fake.reservation({ sid: 'WR1', participants: [own('CA1', 'recently_left'), customer()] });
    fake.reservation({ sid: 'WR2', status: 'wrapping', participants: [own(), customer()] });
    start();
    expect(server.addWorker).not.toHaveBeenCalled();
  });

  it('again when the service refused, a bounded number of times, saying so', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    server.addWorker.mockImplementation(() => no('HTTP 500'));
    fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    start();
    await vi.runAllTimersAsync();
    expect(server.addWorker).toHaveBeenCalledTimes(5);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('HTTP 500'));
  });

  it('not again when the call is over meanwhile', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    server.addWorker.mockImplementation(() => no());
    fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    start();
    fake.remove('WR1');
    await vi.runAllTimersAsync();
    expect(server.addWorker).toHaveBeenCalledTimes(1);
  });

  it('with the service’s knowledge when Flex never tells the conference', async () => {
    server.conferenceOfTask.mockImplementationOnce(() => yes({ conference: null }));
    server.conferenceOfTask.mockImplementation(() =>
      yes({
        conference: { conferenceSid: 'CF9', customerCallSid: 'CA8', workerCallSid: null },
      }),
    );
    const call = fake.reservation({ sid: 'WR1' });
    const registrations = start();
    await vi.runAllTimersAsync();
    expect(server.conferenceOfTask).toHaveBeenCalledTimes(2);
    expect(server.addWorker).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ conferenceSid: 'CF9', customerCallSid: 'CA8', taskSid: 'WT1' }),
      expect.any(Function),
    );
    expect(registrations.conferenceOf(call)).toBe('CF9');
  });

  it('without asking the service when Flex knows', async () => {
    fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    start();
    await vi.runAllTimersAsync();
    expect(server.conferenceOfTask).not.toHaveBeenCalled();
  });

  it('once the customer answers an outbound call, however long it rings', async () => {
    fake.reservation({ sid: 'WR1', participants: [own()] });
    start();
    await vi.runAllTimersAsync();
    expect(server.conferenceOfTask).not.toHaveBeenCalled();
    fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    fake.stateChanged();
    expect(server.addWorker).toHaveBeenCalledTimes(1);
  });

  it('or the failure is reported when nobody knows the conference', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    fake.reservation({ sid: 'WR1' });
    start();
    await vi.runAllTimersAsync();
    expect(server.conferenceOfTask).toHaveBeenCalledTimes(5);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('conference'));
  });

  it('not while it is leaving, but again when it stays', () => {
    const call = fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    const registrations = start();
    registrations.leaving(call);
    fake.stateChanged();
    expect(server.addWorker).toHaveBeenCalledTimes(1);
    registrations.staying(call);
    expect(server.addWorker).toHaveBeenCalledTimes(2);
  });

  it('not again after the goodbye: a late repeat would take it back', async () => {
    server.addWorker.mockImplementation(() => no());
    const call = fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    const registrations = start();
    const wanted = server.addWorker.mock.calls[0]?.[1];
    expect(wanted?.()).toBe(true);
    registrations.leaving(call);
    await vi.runAllTimersAsync();
    expect(wanted?.()).toBe(false);
    expect(server.addWorker).toHaveBeenCalledTimes(1);
  });

  it('not in degraded mode, without failing', () => {
    fake.degraded = true;
    fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    expect(start).not.toThrow();
    expect(server.addWorker).not.toHaveBeenCalled();
  });
});
