import type { Settings } from '../config';
import { type ActionPayload, callOf, type FlexPage, type FlexTask } from '../flex';
import type { ReconnectServer } from '../server/reconnectServer';
import { warn } from '../warn';
import type { ConferenceKeeper } from './keepConferenceOpen';
import { leavesCustomerAlone, legsOf } from './legs';
import type { Registrations } from './registerWorker';

/** A leg that is still there this long after its goodbye did not leave. */
const STILL_HERE_MS = 10_000;
const ARMING_MS = 1_000;

/**
 * Says goodbye before every graceful end of a call: on the wire a refresh and a hangup look alike,
 * so what was not announced is taken for a loss. Waits briefly, never blocks or fails the hangup.
 */
export function announceHangup(
  page: FlexPage,
  server: ReconnectServer,
  registrations: Registrations,
  keeper: ConferenceKeeper,
  settings: Settings,
): void {
  const { Actions } = page.flex;
  const workerSid = () => page.manager.workerClient?.sid ?? '';

  const goodbye = async (call: FlexTask, endsWhenAlone: boolean): Promise<void> => {
    const conferenceSid = registrations.conferenceOf(call);
    const ends = endsWhenAlone && leavesCustomerAlone(call, workerSid());
    registrations.leaving(call);
    setTimeout(() => takeBackIfHere(call), STILL_HERE_MS);
    const said = conferenceSid
      ? await within(settings.goodbyeTimeoutMs, tell(conferenceSid, ends))
      : false;
    if (said) return;
    warn('the goodbye did not reach the service; this hangup may be taken for a lost call');
    // Without the service nobody would end the customer's side: let Flex do it in its own way.
    if (ends) await within(ARMING_MS, keeper.letItEnd(call));
  };

  const tell = async (conferenceSid: string, ends: boolean): Promise<boolean> => {
    const answers = await Promise.all([
      server.removeWorker(conferenceSid, workerSid()),
      ...(ends ? [server.endConference(conferenceSid)] : []),
    ]);
    return answers.every((answer) => answer.ok);
  };

  const takeBackIfHere = (call: FlexTask): void => {
    const now = page.manager.store.getState().flex.worker.tasks.get(call.sid);
    if (now?.status === 'accepted' && legsOf(now, workerSid()).length > 0) {
      registrations.staying(now);
    }
  };

  const before = (
    action: string,
    { endsWhenAlone, when = () => true }: { endsWhenAlone: boolean; when?: Condition },
  ): void => {
    Actions.addListener(`before${action}`, async (payload) => {
      const call = callOf(page, payload);
      if (call && call.status === 'accepted' && when(payload)) await goodbye(call, endsWhenAlone);
    });
  };

  before('HangupCall', { endsWhenAlone: true });
  before('EndConferenceForAll', { endsWhenAlone: false }); // Flex ends it
  // Flex's hangup button wraps up when this page has no call: it lives in another tab or on a phone.
  before('WrapupTask', {
    endsWhenAlone: true,
    when: () => !page.manager.store.getState().flex.phone.activeCall,
  });
  before('TransferTask', { endsWhenAlone: false, when: isCold });

  Actions.replaceAction('TransferTask', async (payload, original) => {
    try {
      return await original(payload);
    } catch (failure) {
      const call = callOf(page, payload);
      if (call && isCold(payload)) registrations.staying(call);
      throw failure;
    }
  });
}

type Condition = (payload: ActionPayload) => boolean;

/** A warm transfer leaves the worker in the call. */
const isCold: Condition = (payload) => payload.options?.mode === 'COLD';

/** What `work` says, or `false` when it fails or takes too long. */
const within = (ms: number, work: Promise<boolean>): Promise<boolean> =>
  Promise.race([
    work.catch(() => false),
    new Promise<boolean>((done) => setTimeout(() => done(false), ms)),
  ]);
