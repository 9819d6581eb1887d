import { FlexPlugin } from '@twilio/flex-plugin';
import React from 'react';
import { announceHangup } from './call/announceHangup';
import { keepConferenceOpen } from './call/keepConferenceOpen';
import { registerWorker } from './call/registerWorker';
import { reportConference } from './call/reportConference';
import { readSettings } from './config';
import type { FlexManager, FlexNamespace } from './flex';
import { harmless } from './harmless';
import { followRecovery } from './recovery/followRecovery';
import { HandoverNotice } from './recovery/HandoverNotice';
import { ReconnectDialog } from './recovery/ReconnectDialog';
import { resumeAfterReload } from './recovery/resumeAfterReload';
import { reportProblem } from './reportProblem';
import { reconnectServer } from './server/reconnectServer';
import { stringsFor } from './strings';

/** Makes a browser refresh a non-event: accepts and shows; the service decides and moves. */
export default class ReconnectPlugin extends FlexPlugin {
  constructor() {
    super('FlexReconnect');
  }

  init(flex: FlexNamespace, manager: FlexManager): void {
    const page = { flex, manager };
    const settings = readSettings(manager.serviceConfiguration, process.env.FLEX_APP_RECONNECT_URL);
    if ('problem' in settings) {
      reportProblem(page, stringsFor('en', {}), settings.problem);
      return;
    }
    const server = reconnectServer(settings, manager);

    reportConference(page, settings);
    const keeper = keepConferenceOpen(page, settings);
    const registrations = registerWorker(page, server, settings);
    announceHangup(page, server, registrations, keeper, settings);

    const follower = followRecovery(page, server, settings);
    resumeAfterReload(page, follower, settings);

    const { strings } = settings;
    flex.RootContainer.Content.add(
      <Dialog key="flex-reconnect-dialog" follower={follower} strings={strings} />,
    );
    const workerSid = () => manager.workerClient?.sid;
    for (const canvas of [flex.CallCanvas, flex.IncomingTaskCanvas]) {
      canvas.Content.add(
        <Notice key="flex-reconnect-notice" strings={strings} workerSid={workerSid} />,
        {
          sortOrder: -1,
        },
      );
    }
  }
}

const Dialog = harmless(ReconnectDialog);
const Notice = harmless(HandoverNotice);
