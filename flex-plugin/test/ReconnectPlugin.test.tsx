// @vitest-environment jsdom
import './dom';
import { act, render, screen } from '@testing-library/react';
import React, { type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { harmless } from '../src/harmless';
import ReconnectPlugin from '../src/ReconnectPlugin';
import { customer, FakeFlex, own, WORKER } from './fakeFlex';

const requests: Array<[string, URLSearchParams]> = [];
let recovery: unknown;
let fake: FakeFlex;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  requests.length = 0;
  recovery = null;
  fake = new FakeFlex();
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    requests.push([new URL(url).pathname, init.body as URLSearchParams]);
    return new Response(JSON.stringify({ success: true, recovery }));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const init = () => new ReconnectPlugin().init(fake.flex, fake.manager);
const passed = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const paths = () => requests.map(([path]) => path);

describe('the plugin', () => {
  it('is loaded by its entry', async () => {
    const load = vi.fn();
    vi.stubGlobal('Twilio', { Flex: { Plugins: { init: load } } });
    await import('../src/index');
    expect(load).toHaveBeenCalledExactlyOnceWith(ReconnectPlugin);
  });

  it('covers a call from accept to hangup', async () => {
    init();
    const payload = {
      task: fake.reservation({ sid: 'WR1', status: 'pending' }),
      conferenceOptions: { endConferenceOnExit: true, endConferenceOnCustomerExit: true },
    };
    await fake.fire('beforeAcceptTask', payload);
    expect(payload.conferenceOptions).toMatchObject({
      endConferenceOnExit: false,
      endConferenceOnCustomerExit: true,
      conferenceStatusCallbackEvent: 'end,join,leave,modify',
    });
    const task = fake.reservation({ sid: 'WR1', participants: [own(), customer()] });
    fake.stateChanged();
    await fake.fire('beforeHangupCall', { task });
    expect(paths()).toEqual([
      '/flex/add-worker-to-conference-state',
      '/flex/remove-worker-from-conference-state',
      '/flex/end-conference',
    ]);
  });

  it('brings the agent back after a reload: dialog, ping, reconnect, dialog gone', async () => {
    recovery = {
      phase: 'PINGING',
      outcome: null,
      disconnectedTime: new Date().toISOString(),
      reconnectTaskSid: null,
      target: null,
    };
    const attributes = { disconnectedTaskSid: 'WT1', disconnectedWorkerSid: WORKER };
    fake.reservation({ sid: 'WR1', status: 'wrapping' });
    init();
    render(fake.added[0] as ReactElement);
    fake.emit('pluginsInitialized');
    await passed(0);
    expect(screen.getByTestId('flex-reconnect-dialog')).toHaveAttribute('data-phase', 'Pinging');

    fake.reservation({ sid: 'WR2', status: 'pending', isCall: false, attributes });
    fake.emitFromWorker('reservationCreated');
    await passed(0);
    expect(fake.invokeAction).toHaveBeenLastCalledWith('AcceptTask', { sid: 'WR2' });

    const back = { ...attributes, isReconnect: true };
    fake.remove('WR2');
    fake.reservation({ sid: 'WR3', status: 'pending', attributes: back });
    fake.emitFromWorker('reservationCreated');
    await passed(0);
    expect(fake.invokeAction).toHaveBeenLastCalledWith('SelectTask', { sid: 'WR3' });

    fake.reservation({ sid: 'WR3', attributes: back, participants: [own(), customer()] });
    act(() => fake.stateChanged());
    expect(screen.getByTestId('flex-reconnect-dialog')).toHaveAttribute('data-phase', 'Back');
    await passed(2_000);
    expect(screen.queryByTestId('flex-reconnect-dialog')).toBeNull();
  });
});

describe('without the address of the service', () => {
  beforeEach(() => {
    fake.uiAttributes = {};
  });

  it('the plugin says so once and leaves Flex alone', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    init();
    fake.emit('pluginsInitialized');
    expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('service_url'));
    expect(fake.listeners.size + fake.replaced.size + fake.added.length).toBe(0);
    expect(fake.shown).toEqual([]);
  });

  it('an admin sees it in Flex', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    fake.roles = ['agent', 'admin'];
    init();
    expect(fake.shown).toEqual([]);
    fake.emit('pluginsInitialized');
    expect(fake.shown).toEqual([fake.notifications[0]?.id]);
    expect(fake.notifications[0]?.content).toContain('FLEX_APP_RECONNECT_URL');
  });
});

it('a component that fails shows nothing and is reported', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = harmless(() => {
    throw new Error('a mistake');
  });
  render(
    <p>
      Flex <Broken />
    </p>,
  );
  expect(screen.getByText('Flex')).toBeInTheDocument();
  expect(warned).toHaveBeenCalledWith(expect.stringContaining('a mistake'));
});
