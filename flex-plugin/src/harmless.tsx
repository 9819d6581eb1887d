import React, { type ComponentType, type ReactNode } from 'react';
import { warn } from './warn';

/** A mistake in what the plugin shows must not take Flex down: React would unmount everything. */
class Boundary extends React.Component<{ children?: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error): void {
    warn(`something could not be shown (${error.message})`);
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}

/** The component, or nothing where it fails. Flex's own props (theme, task) are passed through. */
export const harmless =
  <Props extends object>(Component: ComponentType<Props>) =>
  (props: Props) => (
    <Boundary>
      <Component {...props} />
    </Boundary>
  );
