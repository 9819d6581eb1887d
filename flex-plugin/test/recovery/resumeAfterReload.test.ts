import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../src/config';
import { resumeAfterReload } from '../../src/recovery/resumeAfterReload';
import { FakeFlex, own, WORKER } from '../fakeFlex';
import { settings } from '../fakeServer';

const about = { disconnectedTaskSid: 'WT0', disconnectedWorkerSid: WORKER };
const follower = {
  phase: vi.fn(() => ({ name: 'Idle' as const })),
  onChange: vi.fn(() => () => undefined),
  look: vi.fn(),
  ask: vi.fn(async () => undefined),
  dismiss: vi.fn(),
};
let fake: FakeFlex;
const start = (given: Partial<Settings> = {}) => resumeAfterReload(fake, follower, settings(given));
const ping = (sid = 'WRping') =>
  fake.reservation({ sid, status: 'pending', isCall: false, attributes: about });
const reconnect = (sid = 'WRback', disconnectedWorkerSid = WORKER) =>
  fake.reservation({
    sid,
    status: 'pending',
    attributes: { ...about, disconnectedWorkerSid, isReconnect: true },
  });
const accepted = () =>
  fake.invokeAction.mock.calls.filter(([name]) => name === 'AcceptTask').map(([, p]) => p.sid);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  fake = new FakeFlex();
});
afterEach(() => vi.useRealTimers());

describe('after a reload', () => {
  it('nothing happens before Flex has loaded its plugins', async () => {
    ping();
    start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(accepted()).toEqual([]);
  });

  it('the ping that waits is accepted', async () => {
    ping();
    start();
    fake.emit('pluginsInitialized');
    await vi.advanceTimersByTimeAsync(0);
    expect(accepted()).toEqual(['WRping']);
  });

  it('the reconnect that waits is accepted and selected', async () => {
    reconnect();
    start();
    fake.emit('pluginsInitialized');
    await vi.advanceTimersByTimeAsync(0);
    expect(fake.invokeAction.mock.calls).toEqual([
      ['AcceptTask', { sid: 'WRback' }],
      ['SelectTask', { sid: 'WRback' }],
    ]);
  });

  it('a call that is wrapping up is asked about, some times', async () => {
    fake.reservation({ sid: 'WR1', status: 'wrapping' });
    start();
    fake.emit('pluginsInitialized');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(follower.ask.mock.calls).toEqual([['WT1'], ['WT1'], ['WT1']]);
  });

  it('a call without this worker’s leg is asked about, a live one is not', async () => {
    fake.reservation({ sid: 'WR1', status: 'accepted' });
    fake.reservation({ sid: 'WR2', status: 'accepted', participants: [own()] });
    start();
    fake.emit('pluginsInitialized');
    await vi.advanceTimersByTimeAsync(0);
    expect(follower.ask.mock.calls).toEqual([['WT1']]);
  });

  it('a call that was completed meanwhile is not asked about again', async () => {
    fake.reservation({ sid: 'WR1', status: 'wrapping' });
    start();
    fake.emit('pluginsInitialized');
    await vi.advanceTimersByTimeAsync(0);
    fake.remove('WR1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(follower.ask).toHaveBeenCalledTimes(1);
  });
});

describe('later', () => {
  beforeEach(() => {
    start();
    fake.emit('pluginsInitialized');
  });

  it('a ping that comes is accepted', async () => {
    ping();
    fake.emitFromWorker('reservationCreated');
    await vi.advanceTimersByTimeAsync(0);
    expect(accepted()).toEqual(['WRping']);
  });

  it('a ping that came while the event socket was down is found when it is ready again', async () => {
    ping();
    fake.emitFromWorker('ready');
    await vi.advanceTimersByTimeAsync(0);
    expect(accepted()).toEqual(['WRping']);
  });

  it('each reservation is accepted once, though every event shows it again', async () => {
    ping();
    reconnect();
    fake.emitFromWorker('reservationCreated');
    fake.emitFromWorker('ready');
    fake.emit('taskReceived');
    fake.emit('taskUpdated');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(accepted().sort()).toEqual(['WRback', 'WRping']);
  });

  it('a call that Flex’s state learns of late is accepted then', async () => {
    const task = reconnect();
    fake.tasks.delete('WRback');
    fake.emitFromWorker('ready');
    await vi.advanceTimersByTimeAsync(0);
    expect(accepted()).toEqual([]);
    fake.tasks.set('WRback', task);
    fake.stateChanged();
    await vi.advanceTimersByTimeAsync(0);
    expect(accepted()).toEqual(['WRback']);
  });

  it('a reconnect is selected once, though its acceptance changes Flex’s state again and again', async () => {
    fake.invokeAction.mockImplementation(async () => fake.stateChanged());
    reconnect();
    for (let i = 0; i < 5; i++) fake.stateChanged();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fake.invokeAction.mock.calls.map(([name]) => name)).toEqual([
      'AcceptTask',
      'SelectTask',
    ]);
  });

  it('a reconnect waits for the Voice device', async () => {
    fake.deviceState = 'registering';
    reconnect();
    fake.emitFromWorker('reservationCreated');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(accepted()).toEqual([]);
    fake.deviceState = 'registered';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(accepted()).toEqual(['WRback']);
  });

  it('a reconnect to a desk phone does not', async () => {
    fake.contactUri = 'sip:ada@example.com';
    fake.deviceState = 'unregistered';
    reconnect();
    fake.emitFromWorker('reservationCreated');
    await vi.advanceTimersByTimeAsync(0);
    expect(accepted()).toEqual(['WRback']);
  });

  it('another agent’s reconnect, ordinary calls and chats are left to the agent', async () => {
    reconnect('WR1', 'WK2');
    fake.reservation({ sid: 'WR2', status: 'pending' });
    fake.reservation({ sid: 'WR3', status: 'pending', isCall: false });
    fake.emitFromWorker('reservationCreated');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(accepted()).toEqual([]);
  });

  it('a failing SelectTask is only reported', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    fake.invokeAction.mockImplementation(async (name) => {
      if (name === 'SelectTask') throw new Error('gone');
    });
    reconnect();
    fake.emitFromWorker('reservationCreated');
    await vi.advanceTimersByTimeAsync(0);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('gone'));
  });

  it.each(['taskWrapup', 'taskUpdated', 'taskCanceled', 'taskCompleted'])(
    '%s lets the follower look',
    (event) => {
      follower.look.mockClear();
      fake.emit(event);
      expect(follower.look).toHaveBeenCalled();
    },
  );
});

it('with auto-accept off nothing is accepted, but the follower looks', async () => {
  ping();
  reconnect();
  start({ autoAccept: false });
  fake.emit('pluginsInitialized');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(accepted()).toEqual([]);
  expect(follower.look).toHaveBeenCalled();
});

it('works on without a worker client (degraded mode)', () => {
  fake.degraded = true;
  start();
  expect(() => fake.emit('pluginsInitialized')).not.toThrow();
});
