import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connection, post } from '../../src/server/post';

const fetching = vi.fn<typeof fetch>();
const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const bodyOf = (call: number) => fetching.mock.calls[call]?.[1]?.body as URLSearchParams;

let token: string;
const connection: Connection = {
  serviceUrl: 'https://service.example',
  timeoutMs: 5_000,
  token: () => token,
};

/** Runs a call to its end, however long it pauses. */
async function send(fields: Record<string, string | undefined> = {}, attempts = 3) {
  const answer = post(connection, '/flex/x', fields, { attempts });
  await vi.runAllTimersAsync();
  return answer;
}

beforeEach(() => {
  token = 'token-1';
  fetching.mockReset();
  vi.stubGlobal('fetch', fetching);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a call to the service', () => {
  it('is a form with the token of the moment, leaving out what is absent', async () => {
    fetching.mockResolvedValue(json(200, { success: true }));
    expect(await send({ a: 'ä&b', gone: undefined })).toEqual({
      ok: true,
      body: { success: true },
    });
    expect(fetching.mock.calls[0]?.[0]).toBe('https://service.example/flex/x');
    expect([...bodyOf(0)]).toEqual([
      ['a', 'ä&b'],
      ['Token', 'token-1'],
    ]);
  });

  it('gives an HTTP error as a value, with the service’s message', async () => {
    fetching.mockResolvedValue(json(404, { status: 404, error: { message: 'no such thing' } }));
    expect(await send()).toEqual({ ok: false, status: 404, message: 'no such thing' });
    expect(fetching).toHaveBeenCalledTimes(1);
  });

  it.each([429, 500, 503])('is tried again after %i', async (status) => {
    fetching.mockResolvedValueOnce(json(status, {})).mockResolvedValue(json(200, {}));
    expect(await send()).toMatchObject({ ok: true });
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('is tried again after a network error, a bounded number of times', async () => {
    fetching.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await send({}, 3)).toMatchObject({ ok: false });
    expect(fetching).toHaveBeenCalledTimes(3);
  });

  it('is not tried again when nobody wants it any more', async () => {
    fetching.mockResolvedValueOnce(json(503, {})).mockResolvedValue(json(200, {}));
    let wanted = true;
    const answer = post(connection, '/flex/x', {}, { attempts: 3, wanted: () => wanted });
    await vi.advanceTimersByTimeAsync(0);
    wanted = false;
    await vi.runAllTimersAsync();
    expect(await answer).toMatchObject({ ok: false, status: 503 });
    expect(fetching).toHaveBeenCalledTimes(1);
  });

  it('waits as long as the service asks for, jittered', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    fetching
      .mockResolvedValueOnce(json(429, {}, { 'Retry-After': '2' }))
      .mockResolvedValue(json(200, {}));
    const answer = post(connection, '/flex/x', {}, { attempts: 2 });
    await vi.advanceTimersByTimeAsync(1_990);
    expect(fetching).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(fetching).toHaveBeenCalledTimes(2);
    expect(await answer).toMatchObject({ ok: true });
  });

  it('pauses longer each time', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    fetching.mockImplementation(async () => json(500, {}));
    void post(connection, '/flex/x', {}, { attempts: 4 });
    const seen: number[] = [];
    for (let ms = 0; ms < 2_500; ms += 100) {
      seen.push(fetching.mock.calls.length);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect([2, 3, 4].map((n) => seen.indexOf(n) * 100)).toEqual([300, 900, 2_100]);
  });

  it('gives up waiting for an answer', async () => {
    fetching.mockImplementation(
      (_url, init) =>
        new Promise((_done, fail) => {
          init?.signal?.addEventListener('abort', () => fail(new DOMException('', 'AbortError')));
        }),
    );
    expect(await send({}, 1)).toEqual({ ok: false, message: 'no answer within 5000 ms' });
  });

  it.each([401, 403])(
    'is sent once more after %i, with the token Flex has by then',
    async (status) => {
      fetching.mockImplementationOnce(async () => {
        setTimeout(() => {
          token = 'token-2';
        }, 100);
        return json(status, {});
      });
      fetching.mockResolvedValue(json(200, {}));
      expect(await send({}, 1)).toMatchObject({ ok: true });
      expect(bodyOf(0).get('Token')).toBe('token-1');
      expect(bodyOf(1).get('Token')).toBe('token-2');
    },
  );

  it('is not sent a third time when the token stays refused', async () => {
    fetching.mockImplementation(async () => json(403, { error: { message: 'not yours' } }));
    expect(await send({}, 5)).toEqual({ ok: false, status: 403, message: 'not yours' });
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('does not take a login page for an answer', async () => {
    fetching.mockResolvedValue(new Response('<html>', { status: 200 }));
    expect(await send({}, 1)).toMatchObject({ ok: false, status: 200 });
  });
});
