/** Why an event stream was refused. */
import type { Refusal } from './sendCommand.ts';

/** Null when the stream opens after all, or nothing answers: trying again then makes sense. */
export async function askWhyClosed(url: string): Promise<Refusal | null> {
	const listening = new AbortController();
	try {
		const response = await fetch(url, { signal: listening.signal });
		if (response.ok || response.status >= 500) return null;
		const { error, params } = (await response.json()) as Partial<Refusal> & { error?: string };
		return { code: error ?? 'unknown', params: params ?? {} };
	} catch {
		return null;
	} finally {
		listening.abort();
	}
}
