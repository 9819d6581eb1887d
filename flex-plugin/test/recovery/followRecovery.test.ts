import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followRecovery, type RecoveryFollower } from '../../src/recovery/followRecovery';
import type { RecoveryStatus } from '../../src/recovery/phase';
import { customer, FakeFlex, own, WORKER } from '../fakeFlex';
import { fakeServer, no, settings, yes } from '../fakeServer';

const open: RecoveryStatus = {
  phase: 'PINGING',
  outcome: null,
  disconnectedTime: '2026-01-02T03:04:05Z',
  reconnectTaskSid: null,
  target: null,
};
const marked = { disconnectedTime: '2026-01-02T03:04:05Z' };

let fake: FakeFlex;
let server: ReturnType<typeof fakeServer>;
let follower: RecoveryFollower;
const seen: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-01-02T03:04:10Z') });
  fake = new FakeFlex();
  server = fakeServer();
  server.recoveryStatus.mockImplementation(() => yes({ recovery: open }));
  follower = followRecovery(fake, server, settings());
  seen.length = 0;
  follower.onChange(() => seen.push(follower.phase().name));
});
afterEach(() => vi.useRealTimers());

const loseCall = () => {
  fake.reservation({ sid: 'WR1', status: 'wrapping', attributes: marked });
  follower.look();
};
const word = (recovery: RecoveryStatus | null) =>
  server.recoveryStatus.mockImplementation(() => yes({ recovery }));

describe('the follower', () => {
  it('asks nothing while nothing is wrong', async () => {
    follower.look();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.recoveryStatus).not.toHaveBeenCalled();
    expect(seen).toEqual([]);
  });

  it('asks how it goes while a recovery is open, and tells what changed', async () => {
    loseCall();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual(['Lost', 'Pinging']);
    word({ ...open, phase: 'WAITING', target: 'SAME_WORKER' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen).toEqual(['Lost', 'Pinging', 'Queued']);
  });

  it('lets go when the service knows of no recovery', async () => {
    word(null);
    loseCall();
    await vi.advanceTimersByTimeAsync(0);
    expect(follower.phase().name).toBe('Idle');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.recoveryStatus).toHaveBeenCalledTimes(1);
  });

  it('comes back to a call the service did not know of at first', async () => {
    word(null);
    loseCall();
    await vi.advanceTimersByTimeAsync(0);
    fake.reservation({
      sid: 'WRback',
      status: 'pending',
      attributes: { isReconnect: true, disconnectedTaskSid: 'WT1', disconnectedWorkerSid: WORKER },
    });
    follower.look();
    expect(follower.phase().name).toBe('Reconnecting');
  });

  it('tells the end and asks no more', async () => {
    loseCall();
    await vi.advanceTimersByTimeAsync(0);
    word({ ...open, phase: 'CLOSED', outcome: 'HANDED_OVER' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(follower.phase()).toEqual({ name: 'Over', reason: 'handedOver' });
    const asked = server.recoveryStatus.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.recoveryStatus).toHaveBeenCalledTimes(asked);
    follower.dismiss();
    expect(follower.phase().name).toBe('Idle');
    follower.look();
    expect(follower.phase().name).toBe('Idle');
  });

  it('stays on the trail when the lost reservation and the ping are gone', async () => {
    loseCall();
    fake.remove('WR1');
    word({ ...open, phase: 'WAITING', target: 'SAME_WORKER' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(follower.phase().name).toBe('Queued');
  });

  it('shows the success for a moment and closes by itself', async () => {
    loseCall();
    fake.reservation({
      sid: 'WRback',
      participants: [own(), customer()],
      attributes: { isReconnect: true, disconnectedTaskSid: 'WT1', disconnectedWorkerSid: WORKER },
    });
    follower.look();
    expect(follower.phase()).toEqual({ name: 'Back', reservationSid: 'WRback' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(follower.phase().name).toBe('Idle');
  });

  it('offers a way out while the service is silent', async () => {
    server.recoveryStatus.mockImplementation(() => no());
    loseCall();
    await vi.advanceTimersByTimeAsync(0);
    expect(follower.phase()).toMatchObject({ name: 'Lost', mayClose: true, unreachable: true });
  });

  it('lets go after too long, and asks no more after twice as long', async () => {
    loseCall();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(follower.phase()).toEqual({ name: 'Over', reason: 'tooLong' });
    await vi.advanceTimersByTimeAsync(120_000);
    const asked = server.recoveryStatus.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.recoveryStatus).toHaveBeenCalledTimes(asked);
  });

  it('asks one question at a time', async () => {
    server.recoveryStatus.mockImplementation(() => new Promise(() => undefined));
    loseCall();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.recoveryStatus).toHaveBeenCalledTimes(1);
  });
});
