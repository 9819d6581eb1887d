import { expect, test } from 'vitest';
import { reservationsOf } from '../../src/recovery/reservations';
import { customer, FakeFlex, own } from '../fakeFlex';

const isLive = (flex: FakeFlex) => reservationsOf(flex)[0]?.isLive;
const open = { status: () => 'open' };

test('a call is live once the leg of this worker is in the conference', () => {
  const flex = new FakeFlex();
  flex.reservation({ sid: 'WR1', participants: [customer()] });
  expect(isLive(flex)).toBe(false);
  flex.reservation({ sid: 'WR1', participants: [customer(), own()] });
  expect(isLive(flex)).toBe(true);
});

// A page that was loaded while the call rang never learns the conference from Flex 2.17.
test('without a conference the phone of this page tells', () => {
  const flex = new FakeFlex();
  flex.reservation({ sid: 'WR1' });
  expect(isLive(flex)).toBe(false);
  flex.activeCall = { status: () => 'ringing' };
  expect(isLive(flex)).toBe(false);
  flex.activeCall = open;
  expect(isLive(flex)).toBe(true);
});

test.each(['pending', 'wrapping'])('a %s reservation is not what the phone is about', (status) => {
  const flex = new FakeFlex();
  flex.activeCall = open;
  flex.reservation({ sid: 'WR1', status });
  expect(isLive(flex)).toBe(false);
});

test('a ping is never live, whatever the phone does', () => {
  const flex = new FakeFlex();
  flex.activeCall = open;
  flex.reservation({ sid: 'WR1', isCall: false });
  expect(isLive(flex)).toBe(false);
});
