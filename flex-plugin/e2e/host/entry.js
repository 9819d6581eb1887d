// The page script: what Twilio's hosted page loads with <script> tags, taken from the npm package.
// Flex itself puts Redux on the window, and warns when somebody else did.
import * as Flex from '@twilio/flex-ui';
import * as React from 'react';
import * as ReactDOM from 'react-dom';

Object.assign(window, { React, ReactDOM });
window.Twilio = Object.assign(window.Twilio ?? {}, { Flex });
