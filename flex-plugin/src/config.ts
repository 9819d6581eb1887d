import { type Strings, stringsFor } from './strings';

/** How the plugin behaves. All times in milliseconds. */
export interface Settings {
  /** Where the service is, without a trailing slash. */
  readonly serviceUrl: string;
  /** Accept the ping and the reconnect without the agent's click. */
  readonly autoAccept: boolean;
  /** Keep Flex from letting the conference end when the agent's leg is lost. */
  readonly keepConferenceOpen: boolean;
  /** How long a hangup may wait for the service. */
  readonly goodbyeTimeoutMs: number;
  /** How long one request to the service may take. */
  readonly requestTimeoutMs: number;
  /** When Flex has not told the conference of an accepted call by then, the service is asked. */
  readonly conferencePatienceMs: number;
  /** How long a reservation that cannot be accepted yet is tried again. */
  readonly acceptPatienceMs: number;
  /** How often the open dialog asks the service how the recovery goes. */
  readonly statusPollMs: number;
  /** The dialog lets the agent go after this long, whatever happens. */
  readonly giveUpAfterMs: number;
  readonly strings: Strings;
}

/** Reads `ui_attributes.flex_reconnect` of the Flex configuration; it wins over the build-time URL. */
export function readSettings(
  serviceConfiguration: object | undefined,
  buildTimeUrl: string | undefined,
): Settings | { readonly problem: string } {
  const given = record(record(record(serviceConfiguration).ui_attributes).flex_reconnect);
  const url = given.service_url ?? buildTimeUrl;
  const serviceUrl = checkedUrl(url);
  if (!serviceUrl) {
    return {
      problem: url
        ? `"${String(url)}" is not an https:// address`
        : 'no address is set: ui_attributes.flex_reconnect.service_url or FLEX_APP_RECONNECT_URL',
    };
  }
  return {
    serviceUrl,
    autoAccept: flag(given.auto_accept, true),
    keepConferenceOpen: flag(given.keep_conference_open, true),
    goodbyeTimeoutMs: millis(given.goodbye_timeout_ms, 2_000),
    requestTimeoutMs: millis(given.request_timeout_ms, 5_000),
    conferencePatienceMs: millis(given.conference_patience_ms, 8_000),
    acceptPatienceMs: millis(given.accept_patience_ms, 30_000),
    statusPollMs: millis(given.status_poll_ms, 2_000),
    giveUpAfterMs: millis(given.give_up_after_ms, 120_000),
    strings: stringsFor(
      String(given.language ?? record(serviceConfiguration).ui_language ?? 'en'),
      record(given.strings),
    ),
  };
}

/** Plain http only for a service on the developer's own machine. */
function checkedUrl(value: unknown): string | undefined {
  try {
    const url = new URL(String(value));
    const local = url.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
    if (url.protocol !== 'https:' && !local) return undefined;
    return (url.origin + url.pathname).replace(/\/+$/, '');
  } catch {
    return undefined;
  }
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const flag = (value: unknown, otherwise: boolean): boolean =>
  value === undefined || value === null ? otherwise : String(value).toLowerCase() !== 'false';

const millis = (value: unknown, otherwise: number): number => {
  const number = Number(value ?? Number.NaN);
  return Number.isFinite(number) && number > 0 ? number : otherwise;
};
