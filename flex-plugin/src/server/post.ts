import type { Answer } from './reconnectServer';

export interface Connection {
  readonly serviceUrl: string;
  readonly timeoutMs: number;
  /** The Flex token of this moment. */
  token(): string;
}

type Fields = Readonly<Record<string, string | undefined>>;
type Attempt<T> = { answer: Answer<T>; again: 'never' | 'soon' | 'withNewToken'; afterMs?: number };

export interface Persistence {
  readonly attempts: number;
  /** Whether another attempt makes sense still; asked after each pause. */
  readonly wanted?: () => boolean;
}

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 8_000;
const TOKEN_RENEWAL_MS = 1_000;

/**
 * One call to the service: form-urlencoded, so that browsers need no preflight. Network errors,
 * 429 and 5xx are tried again after a jittered pause; a refused token once, with the token of then.
 */
export async function post<T>(
  connection: Connection,
  path: string,
  fields: Fields,
  { attempts, wanted = () => true }: Persistence,
): Promise<Answer<T>> {
  let tokenRefused = false;
  for (let attempt = 1; ; attempt++) {
    const token = connection.token();
    const { answer, again, afterMs } = await send<T>(connection, path, fields, token);
    if (again === 'never') return answer;
    if (again === 'withNewToken') {
      if (tokenRefused) return answer;
      tokenRefused = true;
      if (connection.token() === token) await pause(TOKEN_RENEWAL_MS);
      if (!wanted()) return answer;
      continue;
    }
    if (attempt >= attempts) return answer;
    await pause(afterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS));
    if (!wanted()) return answer;
  }
}

async function send<T>(
  connection: Connection,
  path: string,
  fields: Fields,
  token: string,
): Promise<Attempt<T>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), connection.timeoutMs);
  try {
    const response = await fetch(connection.serviceUrl + path, {
      method: 'POST',
      body: form({ ...fields, Token: token }),
      signal: abort.signal,
      keepalive: true, // a goodbye may be under way while the page is closed
    });
    const body = await response.json().catch(() => undefined);
    if (response.ok && body !== undefined) return { answer: { ok: true, body }, again: 'never' };
    const message = String(body?.error?.message ?? `HTTP ${response.status}`);
    return {
      answer: { ok: false, status: response.status, message },
      ...reaction(response),
    };
  } catch {
    const message = abort.signal.aborted
      ? `no answer within ${connection.timeoutMs} ms`
      : 'the service cannot be reached';
    return { answer: { ok: false, message }, again: 'soon' };
  } finally {
    clearTimeout(timer);
  }
}

function reaction(response: Response): Pick<Attempt<never>, 'again' | 'afterMs'> {
  if (response.status === 401 || response.status === 403) return { again: 'withNewToken' };
  if (response.status !== 429 && response.status < 500) return { again: 'never' };
  const asked = Number(response.headers.get('Retry-After') ?? Number.NaN) * 1_000;
  return asked > 0
    ? { again: 'soon', afterMs: Math.min(asked, LONGEST_PAUSE_MS) }
    : { again: 'soon' };
}

function form(fields: Fields): URLSearchParams {
  const present = Object.entries(fields).filter(
    (field): field is [string, string] => field[1] !== undefined,
  );
  return new URLSearchParams(present);
}

/** Between half and one and a half times as long, so that browsers do not return in step. */
const pause = (ms: number): Promise<void> =>
  new Promise((done) => setTimeout(done, ms * (0.5 + Math.random())));
