import * as FlexPlugin from '@twilio/flex-plugin';
import ReconnectPlugin from './ReconnectPlugin';

FlexPlugin.loadPlugin(ReconnectPlugin);
