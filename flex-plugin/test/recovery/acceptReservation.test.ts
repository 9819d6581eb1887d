import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acceptReservation } from '../../src/recovery/acceptReservation';
import { FakeFlex } from '../fakeFlex';
import { settings } from '../fakeServer';

let fake: FakeFlex;
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  fake = new FakeFlex();
  fake.reservation({ sid: 'WR1', status: 'pending' });
});
afterEach(() => vi.useRealTimers());

describe('a reservation', () => {
  it('is accepted once, however often it is asked for', async () => {
    const accept = acceptReservation(fake, settings());
    expect(await Promise.all([accept('WR1'), accept('WR1')])).toEqual([true, true]);
    expect(await accept('WR1')).toBe(true);
    expect(fake.invokeAction).toHaveBeenCalledExactlyOnceWith('AcceptTask', { sid: 'WR1' });
  });

  it('is accepted once though accepting it asks again', async () => {
    const accept = acceptReservation(fake, settings());
    fake.invokeAction.mockImplementation(async () => void accept('WR1'));
    await accept('WR1');
    expect(fake.invokeAction).toHaveBeenCalledTimes(1);
  });

  it('is tried again while Flex is not ready', async () => {
    fake.invokeAction.mockRejectedValueOnce(new Error('device')).mockResolvedValue(undefined);
    const accepted = acceptReservation(fake, settings())('WR1');
    await vi.runAllTimersAsync();
    expect(await accepted).toBe(true);
    expect(fake.invokeAction).toHaveBeenCalledTimes(2);
  });

  it('waits for the device', async () => {
    let ready = false;
    const accepted = acceptReservation(fake, settings(), { ready: () => ready })('WR1');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fake.invokeAction).not.toHaveBeenCalled();
    ready = true;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await accepted).toBe(true);
  });

  it('is tried at last even with a device that never says it is ready', async () => {
    const accepted = acceptReservation(fake, settings(), { ready: () => false })('WR1');
    await vi.runAllTimersAsync();
    expect(await accepted).toBe(true);
  });

  it('is left alone when it is no longer offered', async () => {
    fake.invokeAction.mockImplementationOnce(async () => {
      fake.reservation({ sid: 'WR1', status: 'canceled' });
      throw new Error('canceled');
    });
    const accepted = acceptReservation(fake, settings())('WR1');
    await vi.runAllTimersAsync();
    expect(await accepted).toBe(false);
    expect(fake.invokeAction).toHaveBeenCalledTimes(1);
  });

  it('counts as accepted when another tab was quicker', async () => {
    fake.invokeAction.mockImplementationOnce(async () => {
      fake.reservation({ sid: 'WR1', status: 'accepted' });
      throw new Error('not pending');
    });
    const accepted = acceptReservation(fake, settings())('WR1');
    await vi.runAllTimersAsync();
    expect(await accepted).toBe(true);
  });

  it('is given up after a bounded time, saying so', async () => {
    fake.invokeAction.mockRejectedValue(new Error('no microphone'));
    const accepted = acceptReservation(fake, settings())('WR1');
    await vi.runAllTimersAsync();
    expect(await accepted).toBe(false);
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('no microphone'));
  });
});
