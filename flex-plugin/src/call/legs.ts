import type { FlexTask, Participant } from '../flex';

/** Who is in the conference of a call now, as far as Flex knows. */
const present = (call: FlexTask): Participant[] =>
  (call.conference?.participants ?? []).filter((leg) => leg.status === 'joined');

/** The legs of a worker; two for a moment when a call is taken over by another tab ("Join Call"). */
export const legsOf = (call: FlexTask, workerSid: string): Participant[] =>
  workerSid === '' // degraded mode: a customer has no worker SID either
    ? []
    : present(call).filter((leg) => leg.workerSid === workerSid && Boolean(leg.callSid));

export const customerOf = (call: FlexTask): Participant | undefined =>
  present(call).find((leg) => leg.participantType === 'customer' && Boolean(leg.callSid));

/**
 * Whether nobody but the customer remains when this worker leaves: then the call is over.
 * Supervisors who listen in do not count. When Flex knows nothing of the conference nobody can have
 * been added to it from here.
 */
export function leavesCustomerAlone(call: FlexTask, workerSid: string): boolean {
  if (!call.conference?.participants.length) return true;
  return present(call)
    .filter((leg) => leg.workerSid !== workerSid && leg.participantType !== 'supervisor')
    .every((leg) => leg.participantType === 'customer');
}
