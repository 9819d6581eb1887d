import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { servicePort, tlsPort, twilioPort } from './browser';

const e2e = join(__dirname, '..');
/** Another bundle than the everyday one: `FLEX_PLUGIN_BUNDLE`, for example what the official tool-chain built. */
export const bundle = process.env.FLEX_PLUGIN_BUNDLE ?? join(e2e, 'out', 'flex-reconnect.js');

export const log = join(e2e, 'out', 'service.log');

/** Starts the service, an embedded PostgreSQL and the simulated Twilio in one JVM. */
export function startCommand(): string {
  mkdirSync(dirname(log), { recursive: true });
  const properties = {
    'flex.page': join(e2e, 'out', 'page'),
    'flex.plugin': bundle,
    'flex.tls-port': tlsPort,
    'flex.twilio-port': twilioPort,
    'flex.service-port': servicePort,
  };
  const given = Object.entries(properties).map(([name, value]) => `-D${name}=${value}`);
  return [
    './mvnw -q -B spring-boot:test-run',
    `"-Dspring-boot.run.jvmArguments=${given.join(' ')}"`,
    `>"${log}" 2>&1`,
  ].join(' ');
}
