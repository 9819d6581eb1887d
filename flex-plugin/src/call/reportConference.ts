import type { Settings } from '../config';
import { callOf, type FlexPage } from '../flex';

/**
 * The fragment is Twilio's connection override: five retries, on any failure. Without it a callback
 * is tried once more only when no connection could be made, and a lost `leave` is a lost caller.
 */
const RETRIES = '#rc=5&rp=all';

/**
 * Has Twilio tell the service about the conference of every call, from its first moment: only the
 * first participant's callback counts, so it must be on the accept.
 */
export function reportConference(page: FlexPage, settings: Settings): void {
  page.flex.Actions.addListener('beforeAcceptTask', (payload) => {
    if (!callOf(page, payload)) return;
    payload.conferenceOptions = {
      ...payload.conferenceOptions,
      conferenceStatusCallback: `${settings.serviceUrl}/conference-status-handler${RETRIES}`,
      conferenceStatusCallbackMethod: 'POST',
      conferenceStatusCallbackEvent: 'end,join,leave,modify',
    };
  });
}
