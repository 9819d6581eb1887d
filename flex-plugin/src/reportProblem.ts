import type { FlexPage } from './flex';
import { fill, type Strings } from './strings';

const ID = 'FlexReconnectNotConfigured';

/** Without a service the plugin does nothing: once in the console, and where an admin sees it. */
export function reportProblem(
  { flex, manager }: FlexPage,
  { notConfigured }: Strings,
  problem: string,
): void {
  const content = fill(notConfigured, { problem });
  console.error(content);
  if (!manager.user.roles.includes('admin')) return;
  flex.Notifications.registerNotification({
    id: ID,
    content,
    type: 'error',
    timeout: 0,
    closeButton: true,
  });
  manager.events.addListener('pluginsInitialized', () => flex.Notifications.showNotification(ID));
}
