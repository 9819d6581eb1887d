import { describe, expect, it } from 'vitest';
import { leavesCustomerAlone } from '../../src/call/legs';
import type { Participant } from '../../src/flex';
import { customer, FakeFlex, other, own, WORKER } from '../fakeFlex';

const alone = (...participants: Participant[]) =>
  leavesCustomerAlone(new FakeFlex().reservation({ sid: 'WR1', participants }), WORKER);

describe('the customer is left alone', () => {
  it('by the only agent', () => expect(alone(own(), customer())).toBe(true));
  it('by an agent with two legs', () =>
    expect(alone(own('CA1'), own('CA2'), customer())).toBe(true));
  it('with a supervisor listening in', () =>
    expect(alone(own(), customer(), other('supervisor'))).toBe(true));
  it('when somebody has just left', () =>
    expect(alone(own(), customer(), other('external', 'recently_left'))).toBe(true));
  it('when Flex knows nothing of the conference', () => expect(alone()).toBe(true));
  it.each(['worker', 'external', 'transfer', 'unknown'])('not with a %s there', (type) =>
    expect(alone(own(), customer(), other(type))).toBe(false),
  );
});
