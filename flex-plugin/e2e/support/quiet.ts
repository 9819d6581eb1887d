import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says only what the demo itself says, and what went wrong. */
export default class Quiet implements Reporter {
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onError(error: { message?: string }): void {
    console.error(error.message);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    if (result.status === 'failed') console.error(result.error?.message);
  }

  onEnd({ status }: FullResult): void {
    console.log(status === 'failed' ? 'The demo did not come to its end.' : 'The demo is over.');
  }
}
