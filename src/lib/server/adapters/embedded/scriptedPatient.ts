/** The patient without a model: the author's own words, spoken at a human pace. */
import { setTimeout as wait } from 'node:timers/promises';
import type { PatientEngine } from '#lib/server/services/ports.ts';

export type Pace = {
	/** Before the first word. */
	thinkMs: number;
	/** Between chunks. */
	chunkMs: number;
};

/** A phone call at reading speed: a few words a chunk, about eight chunks a second. */
export const naturalPace: Pace = { thinkMs: 350, chunkMs: 60 };

/** Words with their spaces; Chinese two characters at a time. */
const chunksOf = (text: string): string[] => text.match(/[\u3400-\u9fff]{1,2}|\S+\s*|\s+/gu) ?? [];

async function pause(ms: number, signal: AbortSignal): Promise<void> {
	await wait(ms, undefined, { signal }).catch(() => {});
}

export function createScriptedPatient(pace: Pace = naturalPace): PatientEngine {
	return {
		kind: 'scripted',
		models: [],
		async *reply({ script }, said, signal) {
			const text = script.map((part) => part.text).join('');
			if (!text.startsWith(said)) {
				throw new Error('What was shown of this reply is not how it begins; it cannot go on.');
			}
			await pause(said ? 0 : pace.thinkMs, signal);
			const rest = text.slice(said.length);
			for (const chunk of pace.chunkMs === 0 ? [rest] : chunksOf(rest)) {
				if (signal.aborted) return;
				yield { kind: 'text', text: chunk };
				await pause(pace.chunkMs, signal);
			}
		},
	};
}
