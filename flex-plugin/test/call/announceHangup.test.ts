import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announceHangup } from '../../src/call/announceHangup';
import type { FlexTask, Participant } from '../../src/flex';
import { CONFERENCE, customer, FakeFlex, other, own, WORKER } from '../fakeFlex';
import { fakeServer, never, no, settings } from '../fakeServer';

let fake: FakeFlex;
let server: ReturnType<typeof fakeServer>;
const registrations = {
  conferenceOf: vi.fn((call: FlexTask) => call.conference?.conferenceSid),
  leaving: vi.fn(),
  staying: vi.fn(),
};
const keeper = { letItEnd: vi.fn(async () => true) };
const call = (...participants: Participant[]) =>
  fake.reservation({ sid: 'WR1', participants: participants.length ? participants : two() });
const two = () => [own(), customer()];
const cold = { options: { mode: 'COLD' } };

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  fake = new FakeFlex();
  server = fakeServer();
  announceHangup(fake, server, registrations, keeper, settings());
});
afterEach(() => vi.useRealTimers());

const saidGoodbye = () => expect(server.removeWorker).toHaveBeenCalledWith(CONFERENCE, WORKER);

describe('goodbye is said', () => {
  it('before a hangup, ending the conference of two', async () => {
    await fake.fire('beforeHangupCall', { task: call() });
    saidGoodbye();
    expect(server.endConference).toHaveBeenCalledWith(CONFERENCE);
    expect(registrations.leaving).toHaveBeenCalled();
  });

  it('before a hangup that names the reservation only', async () => {
    call();
    await fake.fire('beforeHangupCall', { sid: 'WR1' });
    saidGoodbye();
  });

  it('before leaving a conference of three, which lives on', async () => {
    await fake.fire('beforeHangupCall', { task: call(...two(), other('external')) });
    saidGoodbye();
    expect(server.endConference).not.toHaveBeenCalled();
  });

  it('ending the conference of two with a supervisor listening in', async () => {
    await fake.fire('beforeHangupCall', { task: call(...two(), other('supervisor')) });
    expect(server.endConference).toHaveBeenCalled();
  });

  it('before Flex ends the conference for all', async () => {
    await fake.fire('beforeEndConferenceForAll', { task: call(...two(), other('external')) });
    saidGoodbye();
    expect(server.endConference).not.toHaveBeenCalled();
  });

  it('before a wrap-up without a call in this page', async () => {
    fake.activeCall = undefined;
    await fake.fire('beforeWrapupTask', { task: call() });
    saidGoodbye();
    expect(server.endConference).toHaveBeenCalled();
  });

  it('not before a wrap-up with a call in this page: HangupCall does', async () => {
    await fake.fire('beforeWrapupTask', { task: call() });
    expect(server.removeWorker).not.toHaveBeenCalled();
  });

  it('before a cold transfer, leaving the conference open', async () => {
    await fake.fire('beforeTransferTask', { task: call(), ...cold });
    saidGoodbye();
    expect(server.endConference).not.toHaveBeenCalled();
  });

  it('not before a warm transfer', async () => {
    await fake.fire('beforeTransferTask', { task: call(), options: { mode: 'WARM' } });
    expect(server.removeWorker).not.toHaveBeenCalled();
  });

  it('not for tasks that are no calls or no longer live', async () => {
    await fake.fire('beforeWrapupTask', { task: fake.reservation({ sid: 'WR2', isCall: false }) });
    await fake.fire('beforeHangupCall', {
      task: fake.reservation({ sid: 'WR3', status: 'wrapping', participants: two() }),
    });
    expect(server.removeWorker).not.toHaveBeenCalled();
  });
});

describe('a hangup', () => {
  it('waits for the goodbye no longer than its time', async () => {
    server.removeWorker.mockImplementation(never);
    const done = vi.fn();
    void fake.fire('beforeHangupCall', { task: call() }).then(done);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(done).toHaveBeenCalled();
  });

  it('lets Flex end the conference of two when the service does not', async () => {
    server.endConference.mockImplementation(() => no());
    const task = call();
    await fake.fire('beforeHangupCall', { task });
    expect(keeper.letItEnd).toHaveBeenCalledWith(task);
  });

  it('does not end a conference of three when the service is silent', async () => {
    server.removeWorker.mockImplementation(() => no());
    await fake.fire('beforeHangupCall', { task: call(...two(), other('external')) });
    expect(keeper.letItEnd).not.toHaveBeenCalled();
  });

  it('goes on when even that fails', async () => {
    server.removeWorker.mockRejectedValue(new Error('unexpected'));
    keeper.letItEnd.mockRejectedValueOnce(new Error('refused'));
    await expect(fake.fire('beforeHangupCall', { task: call() })).resolves.toBeDefined();
  });

  it('of a call whose conference nobody knows ends in Flex’s own way', async () => {
    const task = fake.reservation({ sid: 'WR1' });
    await fake.fire('beforeHangupCall', { task });
    expect(server.removeWorker).not.toHaveBeenCalled();
    expect(keeper.letItEnd).toHaveBeenCalledWith(task);
  });
});

describe('the goodbye is taken back', () => {
  const transfer = (original: () => Promise<unknown>, payload = {}) =>
    fake.replaced.get('TransferTask')?.[0]?.({ task: call(), ...cold, ...payload }, original);

  it('when a cold transfer fails, and Flex still hears of the failure', async () => {
    await expect(transfer(() => Promise.reject(new Error('busy')))).rejects.toThrow('busy');
    expect(registrations.staying).toHaveBeenCalled();
  });

  it('not when it succeeds', async () => {
    await expect(transfer(async () => 'done')).resolves.toBe('done');
    expect(registrations.staying).not.toHaveBeenCalled();
  });

  it('not when a warm transfer fails: none was said', async () => {
    const failing = transfer(() => Promise.reject(new Error('busy')), {
      options: { mode: 'WARM' },
    });
    await expect(failing).rejects.toThrow('busy');
    expect(registrations.staying).not.toHaveBeenCalled();
  });

  it('when the leg is still there after a while: the hangup was cancelled', async () => {
    await fake.fire('beforeHangupCall', { task: call() });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(registrations.staying).toHaveBeenCalled();
  });

  it('not when the leg has left', async () => {
    await fake.fire('beforeHangupCall', { task: call() });
    fake.reservation({ sid: 'WR1', status: 'wrapping' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(registrations.staying).not.toHaveBeenCalled();
  });
});
