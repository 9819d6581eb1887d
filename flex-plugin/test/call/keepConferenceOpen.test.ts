import { describe, expect, it, vi } from 'vitest';
import { keepConferenceOpen } from '../../src/call/keepConferenceOpen';
import type { ActionPayload } from '../../src/flex';
import { FakeFlex } from '../fakeFlex';
import { settings } from '../fakeServer';

const setUp = (given = {}) => {
  const fake = new FakeFlex();
  const call = fake.reservation({ sid: 'WR1', status: 'pending' });
  const sent = vi.mocked(call.sourceObject.updateParticipant);
  return { fake, call, sent, keeper: keepConferenceOpen(fake, settings(given)) };
};

describe('the conference is kept open', () => {
  it('by accepting without endConferenceOnExit', async () => {
    const { fake, call } = setUp();
    const payload: ActionPayload = {
      task: call,
      conferenceOptions: { endConferenceOnExit: true, endConferenceOnCustomerExit: true },
    };
    await fake.fire('beforeAcceptTask', payload);
    expect(payload.conferenceOptions).toEqual({
      endConferenceOnExit: false,
      endConferenceOnCustomerExit: true,
    });
  });

  it('by stopping Flex when it arms endConferenceOnExit', async () => {
    const { call, sent } = setUp();
    await call.sourceObject.updateParticipant({ endConferenceOnExit: true });
    expect(sent).toHaveBeenCalledExactlyOnceWith({ endConferenceOnExit: false });
  });

  it('also for calls that come later, each wrapped once', async () => {
    const { fake } = setUp();
    const later = fake.reservation({ sid: 'WR2' });
    const sent = vi.mocked(later.sourceObject.updateParticipant);
    fake.stateChanged();
    fake.stateChanged();
    await later.sourceObject.updateParticipant({ endConferenceOnExit: true });
    expect(sent).toHaveBeenCalledExactlyOnceWith({ endConferenceOnExit: false });
  });

  it('without touching Flex’s other updates', async () => {
    const { call, sent } = setUp();
    const mute = { mute: true } as object;
    await call.sourceObject.updateParticipant(mute);
    expect(sent).toHaveBeenCalledExactlyOnceWith(mute);
  });

  it('until the plugin itself lets it end', async () => {
    const { keeper, call, sent } = setUp();
    expect(await keeper.letItEnd(call)).toBe(true);
    expect(sent).toHaveBeenCalledExactlyOnceWith({ endConferenceOnExit: true });
  });

  it('not at all when switched off', async () => {
    const { fake, call, sent } = setUp({ keepConferenceOpen: false });
    const payload: ActionPayload = { task: call, conferenceOptions: { endConferenceOnExit: true } };
    await fake.fire('beforeAcceptTask', payload);
    await call.sourceObject.updateParticipant({ endConferenceOnExit: true });
    expect(payload.conferenceOptions).toEqual({ endConferenceOnExit: true });
    expect(sent).toHaveBeenCalledExactlyOnceWith({ endConferenceOnExit: true });
  });

  it('harmlessly where Flex’s object cannot be changed', async () => {
    const fake = new FakeFlex();
    const call = fake.reservation({ sid: 'WR1' });
    Object.freeze(call.sourceObject);
    expect(() => keepConferenceOpen(fake, settings())).not.toThrow();
    await expect(call.sourceObject.updateParticipant({})).resolves.toBeUndefined();
  });

  it('leaving tasks that are no calls alone', () => {
    const fake = new FakeFlex();
    const chat = fake.reservation({ sid: 'WR1', isCall: false });
    const before = chat.sourceObject.updateParticipant;
    keepConferenceOpen(fake, settings());
    expect(chat.sourceObject.updateParticipant).toBe(before);
  });
});
