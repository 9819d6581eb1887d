// @vitest-environment jsdom
import '../dom';
import { render, screen } from '@testing-library/react';
import React from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attributes } from '../../src/flex';
import { HandoverNotice } from '../../src/recovery/HandoverNotice';
import { stringsFor } from '../../src/strings';
import { FakeFlex, WORKER } from '../fakeFlex';

const show = (attributes: Attributes) => {
  const task = new FakeFlex().reservation({ sid: 'WR1', attributes });
  render(<HandoverNotice strings={stringsFor('en', {})} workerSid={() => WORKER} task={task} />);
  return screen.queryByRole('note')?.textContent;
};
const lost = {
  isReconnect: true,
  disconnectedWorkerSid: 'WK2',
  disconnectedWorkerName: 'Grace',
  disconnectedTime: '2026-01-02T03:04:05Z',
};

describe('the notice', () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-01-02T03:04:50Z') }));
  afterEach(() => vi.useRealTimers());

  it('tells the next agent who dropped and how long ago', () => {
    expect(show(lost)).toBe('Grace was disconnected from this customer 45 s ago.');
  });

  it('counts in minutes after a while', () => {
    vi.setSystemTime(Date.parse('2026-01-02T03:09:05Z'));
    expect(show(lost)).toContain('5 min ago');
  });

  it('does without name and time', () => {
    expect(show({ isReconnect: true })).toBe(
      'Another agent was disconnected from this customer 0 s ago.',
    );
  });

  it('is not shown to the agent who comes back', () => {
    expect(show({ ...lost, disconnectedWorkerSid: WORKER })).toBeUndefined();
  });

  it('is not shown for other calls', () => {
    expect(show({ direction: 'inbound' })).toBeUndefined();
  });
});
