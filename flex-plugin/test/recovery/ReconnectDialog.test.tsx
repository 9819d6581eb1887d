// @vitest-environment jsdom
import '../dom';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecoveryFollower } from '../../src/recovery/followRecovery';
import type { Phase } from '../../src/recovery/phase';
import { ReconnectDialog } from '../../src/recovery/ReconnectDialog';
import { stringsFor } from '../../src/strings';

const strings = stringsFor('en', {});
const waiting = { since: 0, mayClose: false, unreachable: false };

/** A follower whose phase the test sets. */
function controlled(first: Phase) {
  let phase = first;
  const listeners = new Set<() => void>();
  const follower: RecoveryFollower = {
    phase: () => phase,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: vi.fn(),
    ask: vi.fn(),
    dismiss: vi.fn(() => become({ name: 'Idle' })),
  };
  const become = (next: Phase) =>
    act(() => {
      phase = next;
      for (const listener of listeners) listener();
    });
  return { follower, become, listeners };
}

const show = (phase: Phase, theme?: object) => {
  const world = controlled(phase);
  const page = render(
    <main>
      <button type="button">Complete</button>
      <ReconnectDialog
        follower={world.follower}
        strings={strings}
        {...(theme ? { theme } : undefined)}
      />
    </main>,
  );
  return { ...world, ...page };
};

const dialog = () => screen.queryByRole('dialog', { name: strings.title });

describe('the dialog', () => {
  it('is not there while nothing is wrong', () => {
    show({ name: 'Idle' });
    expect(dialog()).toBeNull();
  });

  it('is a named modal that hides the rest from screen readers', () => {
    show({ name: 'Lost', ...waiting });
    expect(dialog()).toHaveAttribute('aria-modal', 'true');
    expect(dialog()).toHaveAccessibleDescription(strings.lost);
    expect(screen.queryByRole('button', { name: 'Complete' })).toBeNull();
  });

  it.each<[Phase, string]>([
    [{ name: 'Lost', ...waiting }, strings.lost],
    [{ name: 'Pinging', ...waiting }, strings.pinging],
    [{ name: 'Queued', ...waiting }, strings.queued],
    [{ name: 'QueuedForAnyone', ...waiting }, strings.queuedForAnyone],
    [{ name: 'Reconnecting', ...waiting, reservationSid: undefined }, strings.reconnecting],
    [{ name: 'Back', reservationSid: 'WR1' }, strings.back],
    [{ name: 'Over', reason: 'handedOver' }, strings.handedOver],
    [{ name: 'Over', reason: 'customerLeft' }, strings.customerLeft],
    [{ name: 'Over', reason: 'gaveUp' }, strings.gaveUp],
    [{ name: 'Over', reason: 'tooLong' }, strings.tooLong],
    [{ name: 'Lost', ...waiting, unreachable: true }, strings.unreachable],
  ])('says what happens in %j, for screen readers too', (phase, text) => {
    show(phase);
    const status = screen.getByRole('status');
    expect(status).toHaveTextContent(text);
    expect(status).toHaveAttribute('aria-live', 'polite');
  });

  it('takes the focus to its heading', () => {
    show({ name: 'Lost', ...waiting });
    expect(screen.getByRole('heading', { name: strings.title })).toHaveFocus();
  });

  it('has no way out while the customer may be on the way', async () => {
    const { follower } = show({ name: 'Reconnecting', ...waiting, reservationSid: 'WR1' });
    await userEvent.keyboard('{Escape}');
    expect(follower.dismiss).not.toHaveBeenCalled();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('keeps the focus inside', async () => {
    const { become } = show({ name: 'Lost', ...waiting });
    await userEvent.tab();
    expect(dialog()).toContainElement(document.activeElement as HTMLElement);
    become({ name: 'Over', reason: 'gaveUp' });
    await userEvent.tab();
    await userEvent.tab();
    expect(dialog()).toContainElement(document.activeElement as HTMLElement);
  });

  it.each<[Phase]>([
    [{ name: 'Over', reason: 'handedOver' }],
    [{ name: 'Lost', ...waiting, mayClose: true, unreachable: true }],
    [{ name: 'QueuedForAnyone', ...waiting, mayClose: true }],
  ])('is closed by its button in %j', async (phase) => {
    const { follower } = show(phase);
    const button = screen.getByRole('button', { name: 'Close' });
    expect(button).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(follower.dismiss).toHaveBeenCalledTimes(1);
    expect(dialog()).toBeNull();
  });

  it('is closed by Escape when it is over', async () => {
    const { follower } = show({ name: 'Over', reason: 'gaveUp' });
    await userEvent.keyboard('{Escape}');
    expect(follower.dismiss).toHaveBeenCalledTimes(1);
  });

  it('follows the recovery and disappears by itself when the call is back', () => {
    const { become } = show({ name: 'Lost', ...waiting });
    become({ name: 'Back', reservationSid: 'WR1' });
    expect(screen.getByRole('dialog', { name: strings.titleBack })).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(strings.back);
    expect(screen.queryByRole('timer')).toBeNull();
    become({ name: 'Idle' });
    expect(dialog()).toBeNull();
  });

  it('stops listening when it is taken away', () => {
    const { unmount, listeners } = show({ name: 'Idle' });
    expect(listeners.size).toBe(1);
    unmount();
    expect(listeners.size).toBe(0);
  });

  it('wears the tokens of Flex’s theme', () => {
    show(
      { name: 'Lost', ...waiting },
      { tokens: { backgroundColors: { colorBackgroundBody: 'rgb(1, 2, 3)' } } },
    );
    expect(screen.getByTestId('flex-reconnect-dialog')).toHaveStyle({ background: 'rgb(1, 2, 3)' });
  });
});

describe('the time', () => {
  beforeEach(() => vi.useFakeTimers({ now: 100_000 }));
  afterEach(() => vi.useRealTimers());

  it('since the call was lost runs, and is not read out every second', () => {
    show({ name: 'Lost', ...waiting, since: 93_000 });
    const timer = screen.getByRole('timer');
    expect(timer).toHaveTextContent('7 s');
    expect(timer).toHaveAttribute('aria-live', 'off');
    act(() => {
      vi.advanceTimersByTime(2_000);
    });
    expect(timer).toHaveTextContent('9 s');
  });
});
