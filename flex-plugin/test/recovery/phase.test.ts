import { describe, expect, it } from 'vitest';
import {
  type LostCall,
  lostCall,
  phase,
  type RecoveryStatus,
  type Scene,
  type Word,
} from '../../src/recovery/phase';
import type { ReservationView } from '../../src/recovery/reservations';

const NOW = Date.parse('2026-01-02T03:04:05Z');
const lostAt = (secondsAgo: number) => new Date(NOW - secondsAgo * 1_000).toISOString();

const view = (given: Partial<ReservationView>): ReservationView => ({
  sid: 'WR1',
  taskSid: 'WT1',
  status: 'wrapping',
  isCall: true,
  isLive: false,
  attributes: {},
  ...given,
});
const lost = (given: Partial<ReservationView> = {}) =>
  view({ attributes: { disconnectedTime: lostAt(7) }, ...given });
const about = {
  disconnectedTaskSid: 'WT1',
  disconnectedWorkerSid: 'WK1',
  disconnectedTime: lostAt(7),
};
const ping = (status: string) =>
  view({ sid: 'WRping', taskSid: 'WTping', isCall: false, status, attributes: about });
const reconnect = (status: string, given: Partial<ReservationView> = {}) =>
  view({
    sid: 'WRback',
    taskSid: 'WTback',
    status,
    attributes: { ...about, isReconnect: true },
    ...given,
  });
const status = (given: Partial<RecoveryStatus>): RecoveryStatus => ({
  phase: 'SUSPECTED',
  outcome: null,
  disconnectedTime: lostAt(7),
  reconnectTaskSid: null,
  target: null,
  ...given,
});

const scene = (
  reservations: ReservationView[],
  word?: Word,
  given: Partial<Scene> = {},
): Scene => ({
  workerSid: 'WK1',
  reservations,
  words: new Map(word === undefined ? [] : [['WT1', word]]),
  done: new Set(),
  following: undefined,
  now: NOW,
  giveUpAfterMs: 120_000,
  autoAccept: true,
  ...given,
});
const following = (secondsAgo = 1): LostCall => ({
  taskSid: 'WT1',
  seenAt: NOW - secondsAgo * 1_000,
  disconnectedTime: undefined,
});
const nameOf = (...args: Parameters<typeof scene>) => phase(scene(...args)).name;

describe('nothing is wrong', () => {
  it.each<[string, ReservationView[], Word?]>([
    ['without reservations', []],
    ['in an ordinary wrap-up', [view({})]],
    ['in an ordinary wrap-up the service does not know', [view({})], null],
    ['in an ordinary wrap-up while the service is away', [view({})], 'unreachable'],
    ['in a live call', [view({ status: 'accepted', isLive: true })]],
    ['in a live call whose mark is old', [lost({ status: 'accepted', isLive: true })]],
    ['in a call whose legs are not known yet', [view({ status: 'accepted' })]],
    ['while a call rings', [view({ status: 'pending' })]],
    ['when the service knows of no recovery', [lost()], null],
    ['when the recovery is long over', [lost()], status({ phase: 'CLOSED', outcome: 'GAVE_UP' })],
    ['with a chat', [view({ isCall: false, status: 'accepted' })]],
    [
      'in the wrap-up of a reconnected call, which carries its forerunner’s mark',
      [reconnect('wrapping')],
    ],
  ])('%s', (_when, reservations, word) => {
    expect(phase(scene(reservations, word))).toEqual({ name: 'Idle' });
  });

  it('for the agent who gets another agent’s lost call', () => {
    const theirs = reconnect('pending', {
      attributes: { ...about, disconnectedWorkerSid: 'WK2', isReconnect: true },
    });
    expect(phase(scene([theirs]))).toEqual({ name: 'Idle' });
  });
});

describe('a call is lost', () => {
  it('by the mark on its task, while the service has not spoken', () => {
    expect(phase(scene([lost()]))).toEqual({
      name: 'Lost',
      since: NOW - 7_000,
      mayClose: false,
      unreachable: false,
    });
  });

  it.each(['wrapping', 'accepted'])('by the service’s word, its reservation %s', (state) => {
    expect(nameOf([view({ status: state })], status({}))).toBe('Lost');
  });

  it('by its ping alone, when its reservation is gone', () => {
    expect(nameOf([ping('pending')])).toBe('Pinging');
  });

  it('and stays so while no news comes', () => {
    expect(nameOf([], undefined, { following: following() })).toBe('Lost');
  });

  it('with a way out when the service does not answer', () => {
    expect(phase(scene([lost()], 'unreachable'))).toMatchObject({
      name: 'Lost',
      mayClose: true,
      unreachable: true,
    });
  });

  it('with a way out when nothing is accepted automatically', () => {
    expect(phase(scene([lost()], undefined, { autoAccept: false }))).toMatchObject({
      mayClose: true,
    });
  });
});

describe('the service’s word becomes', () => {
  it.each<[RecoveryStatus['phase'], RecoveryStatus['target'], string]>([
    ['SUSPECTED', null, 'Lost'],
    ['VERIFYING', null, 'Lost'],
    ['PINGING', null, 'Pinging'],
    ['KEEPING_OTHERS', 'SAME_WORKER', 'Queued'],
    ['ENQUEUEING', 'SAME_WORKER', 'Queued'],
    ['WAITING', 'SAME_WORKER', 'Queued'],
    ['WAITING', 'ANY_WORKER', 'QueuedForAnyone'],
    ['RECONNECTING', 'SAME_WORKER', 'Reconnecting'],
    ['MOVING', 'SAME_WORKER', 'Reconnecting'],
    ['RECONNECTING', 'ANY_WORKER', 'Over'],
  ])('%s for %s: %s', (state, target, name) => {
    expect(nameOf([lost()], status({ phase: state, target }))).toBe(name);
  });

  it('a way out when any agent may get the call', () => {
    expect(
      phase(scene([lost()], status({ phase: 'WAITING', target: 'ANY_WORKER' }))),
    ).toMatchObject({ mayClose: true });
  });

  it.each<[RecoveryStatus['outcome'], object]>([
    ['HANDED_OVER', { name: 'Over', reason: 'handedOver' }],
    ['CUSTOMER_LEFT', { name: 'Over', reason: 'customerLeft' }],
    ['GAVE_UP', { name: 'Over', reason: 'gaveUp' }],
    ['RECOVERED', { name: 'Idle' }],
    ['FALSE_ALARM', { name: 'Idle' }],
  ])('CLOSED with %s: the dialog lets go', (outcome, expected) => {
    const word = status({ phase: 'CLOSED', outcome });
    expect(phase(scene([lost()], word, { following: following() }))).toEqual(expected);
  });
});

describe('on the way back', () => {
  it.each([
    ['pending', 'Pinging'],
    ['accepted', 'Queued'],
    ['completed', 'Queued'],
  ])('a ping that is %s means %s', (state, name) => {
    expect(nameOf([lost(), ping(state)], undefined, { following: following() })).toBe(name);
    expect(nameOf([lost(), ping(state)], status({ phase: 'PINGING' }))).toBe(name);
  });

  it.each(['pending', 'accepted'])('a reconnect that is %s means Reconnecting', (state) => {
    expect(phase(scene([reconnect(state)]))).toMatchObject({
      name: 'Reconnecting',
      reservationSid: 'WRback',
      since: NOW - 7_000,
    });
  });

  it('a reconnect is also known by the service’s word', () => {
    const known = reconnect('pending', {
      attributes: { isReconnect: 'true', disconnectedWorkerSid: 'WK1' },
    });
    const word = status({
      phase: 'RECONNECTING',
      target: 'SAME_WORKER',
      reconnectTaskSid: 'WTback',
    });
    expect(phase(scene([lost(), known], word))).toMatchObject({ reservationSid: 'WRback' });
  });

  it('a live reconnect means Back, also when the service has closed or it took too long', () => {
    const live = reconnect('accepted', { isLive: true });
    const back = { name: 'Back', reservationSid: 'WRback' };
    expect(phase(scene([live], undefined, { following: following() }))).toEqual(back);
    expect(phase(scene([live], undefined, { following: following(999) }))).toEqual(back);
    expect(
      phase(
        scene([lost(), live], status({ phase: 'CLOSED', outcome: 'RECOVERED' }), {
          following: following(),
        }),
      ),
    ).toEqual(back);
  });

  it('a live reconnect nobody waits for is a call like any other', () => {
    expect(nameOf([reconnect('accepted', { isLive: true })])).toBe('Idle');
  });

  it('a reconnect that is lost in turn is followed by its own ping', () => {
    const again = view({
      sid: 'WRping2',
      taskSid: 'WTping2',
      isCall: false,
      status: 'pending',
      attributes: { ...about, disconnectedTaskSid: 'WTback' },
    });
    const now = scene([reconnect('wrapping'), again], undefined, { following: following() });
    expect(lostCall(now)?.taskSid).toBe('WTback');
    expect(phase(now).name).toBe('Pinging');
  });
});

describe('it never holds the agent for ever', () => {
  it.each<[string, ReservationView[], Word?]>([
    ['without news', [lost()]],
    ['with an open recovery', [lost()], status({ phase: 'WAITING', target: 'SAME_WORKER' })],
    ['with a ping', [lost(), ping('pending')]],
    ['with a reconnect that does not come live', [reconnect('accepted')]],
    ['without an answer', [lost()], 'unreachable'],
  ])('after too long %s', (_when, reservations, word) => {
    const late = scene(reservations, word, { following: following(120) });
    expect(phase(late)).toEqual({ name: 'Over', reason: 'tooLong' });
  });

  it('not a second earlier', () => {
    expect(nameOf([lost()], undefined, { following: following(119) })).toBe('Lost');
  });

  it('and tells a better reason when there is one', () => {
    const word = status({ phase: 'CLOSED', outcome: 'CUSTOMER_LEFT' });
    expect(phase(scene([lost()], word, { following: following(999) }))).toMatchObject({
      reason: 'customerLeft',
    });
  });

  it('and does not come back for a call the agent is done with', () => {
    const done = new Set(['WT1']);
    expect(nameOf([lost()], undefined, { done })).toBe('Idle');
    expect(nameOf([lost()], status({}), { done })).toBe('Idle');
    expect(nameOf([reconnect('accepted')], undefined, { done })).toBe('Idle');
    expect(nameOf([ping('accepted')], undefined, { done })).toBe('Idle');
  });

  it('but a new ping is news', () => {
    expect(nameOf([ping('pending')], undefined, { done: new Set(['WT1']) })).toBe('Pinging');
  });
});

describe('the time since the call was lost', () => {
  const since = (disconnectedTime: unknown) =>
    phase(scene([lost({ attributes: { disconnectedTime } })]));

  it('is the service’s', () => expect(since(lostAt(30))).toMatchObject({ since: NOW - 30_000 }));
  it.each([
    ['in the future', lostAt(-60)],
    ['two hours ago', lostAt(7_200)],
    ['unreadable', 'yesterday'],
  ])('counts from now when it is %s', (_what, time) => {
    expect(since(time)).toMatchObject({ since: NOW });
  });

  it('is the recovery’s rather than the task’s', () => {
    expect(phase(scene([lost()], status({ disconnectedTime: lostAt(3) })))).toMatchObject({
      since: NOW - 3_000,
    });
  });
});
