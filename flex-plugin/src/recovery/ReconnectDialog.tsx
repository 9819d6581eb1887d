import {
  ModalDialogPrimitiveContent as Content,
  ModalDialogPrimitiveOverlay as Overlay,
} from '@twilio-paste/modal-dialog-primitive';
import React, { useEffect, useRef, useState } from 'react';
import { fill, type Strings } from '../strings';
import type { RecoveryFollower } from './followRecovery';
import { look, type Theme } from './look';
import type { Phase } from './phase';
import { Spinner } from './Spinner';

interface Props {
  readonly follower: RecoveryFollower;
  readonly strings: Strings;
  /** Given by Flex to everything in its root container. */
  readonly theme?: Theme;
}

/**
 * Keeps the agent from working on while the customer may be on the way back, says what happens, and
 * lets go as soon as it is over or hopeless.
 */
export const ReconnectDialog = ({ follower, strings, theme }: Props) => {
  const phase = usePhase(follower);
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const closable = mayClose(phase);
  useEffect(() => {
    if (closable) button.current?.focus();
  }, [closable]);
  if (phase.name === 'Idle') return null;

  const styles = look(theme);
  const close = () => (closable ? follower.dismiss() : undefined);
  return (
    <Overlay
      isOpen
      onDismiss={close}
      initialFocusRef={closable ? button : heading}
      style={styles.overlay}
    >
      <Content
        aria-labelledby="flex-reconnect-title"
        aria-describedby="flex-reconnect-message"
        data-testid="flex-reconnect-dialog"
        data-phase={phase.name}
        style={styles.dialog}
      >
        <h2 id="flex-reconnect-title" ref={heading} tabIndex={-1} style={styles.heading}>
          {phase.name === 'Back' ? strings.titleBack : strings.title}
        </h2>
        {'since' in phase && <Spinner style={styles.spinner} />}
        <div id="flex-reconnect-message" role="status" aria-live="polite" style={styles.message}>
          {message(phase, strings)}
        </div>
        {'since' in phase && (
          <Elapsed since={phase.since} text={strings.elapsed} style={styles.elapsed} />
        )}
        {closable && (
          <button type="button" ref={button} onClick={close} style={styles.button}>
            {strings.close}
          </button>
        )}
      </Content>
    </Overlay>
  );
};

const mayClose = (phase: Phase): boolean =>
  phase.name === 'Over' || ('mayClose' in phase && phase.mayClose);

function message(phase: Phase, strings: Strings): string {
  if ('unreachable' in phase && phase.unreachable) return strings.unreachable;
  switch (phase.name) {
    case 'Idle':
      return '';
    case 'Lost':
      return strings.lost;
    case 'Pinging':
      return strings.pinging;
    case 'Queued':
      return strings.queued;
    case 'QueuedForAnyone':
      return strings.queuedForAnyone;
    case 'Reconnecting':
      return strings.reconnecting;
    case 'Back':
      return strings.back;
    case 'Over':
      return strings[phase.reason];
  }
}

function usePhase(follower: RecoveryFollower): Phase {
  const [phase, setPhase] = useState(follower.phase());
  useEffect(() => {
    setPhase(follower.phase());
    return follower.onChange(() => setPhase(follower.phase()));
  }, [follower]);
  return phase;
}

/** Outside the live region: a screen reader need not hear every second. */
const Elapsed = (props: { since: number; text: string; style: React.CSSProperties }) => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, []);
  const seconds = Math.max(0, Math.floor((now - props.since) / 1_000));
  return (
    <p role="timer" aria-live="off" style={props.style}>
      {fill(props.text, { seconds })}
    </p>
  );
};
