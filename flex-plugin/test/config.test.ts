import { describe, expect, it } from 'vitest';
import { readSettings, type Settings } from '../src/config';

const flexReconnect = (given: unknown) => ({ ui_attributes: { flex_reconnect: given } });
const read = (given: unknown, buildTimeUrl?: string) =>
  readSettings(flexReconnect(given), buildTimeUrl) as Settings & { problem: string };

describe('the settings', () => {
  it('need nothing but the URL', () => {
    expect(read({ service_url: 'https://service.example/' })).toMatchObject({
      serviceUrl: 'https://service.example',
      autoAccept: true,
      keepConferenceOpen: true,
      goodbyeTimeoutMs: 2_000,
      giveUpAfterMs: 120_000,
    });
  });

  it('take the URL of the build when Flex has none', () => {
    expect(readSettings(undefined, 'https://built.example')).toMatchObject({
      serviceUrl: 'https://built.example',
    });
  });

  it('prefer the URL of the Flex configuration', () => {
    expect(read({ service_url: 'https://flex.example' }, 'https://built.example').serviceUrl).toBe(
      'https://flex.example',
    );
  });

  it('keep a path prefix and drop query and fragment', () => {
    expect(read({ service_url: 'https://a.example/reconnect/?x=1#y' }).serviceUrl).toBe(
      'https://a.example/reconnect',
    );
  });

  it.each(['http://service.example', 'service.example', 'javascript:alert(1)', 'ftp://a.example'])(
    'refuse %s as an address and name it',
    (url) => expect(read({ service_url: url }).problem).toContain(url),
  );

  it('allow plain http on the own machine only', () => {
    expect(read({ service_url: 'http://localhost:8080' }).serviceUrl).toBe('http://localhost:8080');
  });

  it('say where an address can be set when there is none', () => {
    const { problem } = readSettings({}, undefined) as { problem: string };
    expect(problem).toContain('service_url');
    expect(problem).toContain('FLEX_APP_RECONNECT_URL');
  });

  it('take numbers and switches also as text', () => {
    expect(
      read({ service_url: 'https://a.example', auto_accept: 'false', status_poll_ms: '250' }),
    ).toMatchObject({ autoAccept: false, statusPollMs: 250 });
  });

  it.each([0, -1, 'soon', null, {}])('keep the default for a time of %j', (value) => {
    expect(read({ service_url: 'https://a.example', goodbye_timeout_ms: value })).toMatchObject({
      goodbyeTimeoutMs: 2_000,
    });
  });

  it('survive a configuration of the wrong shape', () => {
    expect(readSettings({ ui_attributes: 'none' }, 'https://a.example')).toMatchObject({
      serviceUrl: 'https://a.example',
    });
  });
});
