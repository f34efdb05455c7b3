import { words } from '../words.ts';

/** What came of pressing a clock button: the new instant (ISO), or a problem in words. */
export type Moved = { now: string } | { problem: string };

/** Put the service's clock forward; answers when every schedule on the way has fired. */
export async function moveClock(by: 'day' | 'month'): Promise<Moved> {
  try {
    const response = await fetch('/api/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ move: by }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && hasNow(answer)) return { now: answer.now };
    return { problem: codeOf(answer) ?? `${response.status}` };
  } catch {
    return { problem: words.unreachable };
  }
}

function hasNow(answer: unknown): answer is { now: string } {
  return typeof answer === 'object' && answer !== null && 'now' in answer && typeof answer.now === 'string';
}

function codeOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined;
  const { error } = answer;
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
