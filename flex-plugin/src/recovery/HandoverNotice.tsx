import React from 'react';
import type { FlexTask } from '../flex';
import { fill, type Strings } from '../strings';
import { look, type Theme } from './look';
import { isReconnect, isReturning, lostAtOf } from './reservations';

interface Props {
  readonly strings: Strings;
  readonly workerSid: () => string | undefined;
  /** Given by Flex to everything in a task's canvas. */
  readonly task?: FlexTask;
  readonly theme?: Theme;
}

/** Tells the agent who takes over a lost call whose call it was and how long ago it broke. */
export const HandoverNotice = ({ strings, workerSid, task, theme }: Props) => {
  const [now] = React.useState(Date.now());
  if (!task || !isReconnect(task) || isReturning(task, workerSid() ?? '')) return null;
  const { disconnectedWorkerName } = task.attributes;
  const worker = disconnectedWorkerName ? String(disconnectedWorkerName) : strings.someone;
  const lostAt = Date.parse(lostAtOf(task) ?? '');
  const ago = duration(Number.isNaN(lostAt) ? 0 : Math.max(0, now - lostAt));
  return (
    <div role="note" data-testid="flex-reconnect-notice" style={look(theme).notice}>
      {fill(strings.handoverNotice, { worker, ago })}
    </div>
  );
};

const duration = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
};
