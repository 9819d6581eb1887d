/** How Chromium finds the simulated Twilio, and lets a fake microphone through. */
export const tlsPort = Number(process.env.FLEX_TLS_PORT ?? 8443);
export const twilioPort = Number(process.env.FLEX_TWILIO_PORT ?? 8091);
export const servicePort = Number(process.env.FLEX_SERVICE_PORT ?? 8090);

export const desktop = 'https://flex.twilio.com/agent-desktop';

const mapped = ['*.twilio.com', '*.twiliocdn.com', '*.twil.io']
  .map((host) => `MAP ${host} 127.0.0.1:${tlsPort}`)
  .join(', ');

export const chromium = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--ignore-certificate-errors',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    '--allow-loopback-in-peer-connection',
    '--disable-features=WebRtcHideLocalIpsWithMdns',
    `--host-resolver-rules=${mapped}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
  ],
};

export const page = {
  ignoreHTTPSErrors: true,
  viewport: { width: 1400, height: 800 },
  permissions: ['microphone', 'notifications'],
};
