/** The strong transcripts beside the shipped cases, read when one is first asked for. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFault } from '#lib/domain/scenario/fault.ts';
import { parseGold } from '#lib/domain/grading/gold/loadGold.ts';
import type { StrongTranscripts } from '#lib/server/services/debriefPorts.ts';
import type { Log } from '#lib/server/services/ports.ts';

const isMissing = (error: unknown) => (error as { code?: string }).code === 'ENOENT';

/** @param folder the scenarios' folder. A file with faults is as good as none: `npm run validate` names them. */
export function openStrongTranscripts(folder: string, log: Pick<Log, 'error'>): StrongTranscripts {
	const kept = new Map<string, ReturnType<StrongTranscripts>>();
	async function read(file: string): ReturnType<StrongTranscripts> {
		const text = await readFile(file, 'utf8').catch((error: unknown) => {
			if (!isMissing(error)) log.error({ err: error }, 'A strong transcript could not be read');
			return null;
		});
		if (text === null) return null;
		const parsed = parseGold(text, file);
		if (!('faults' in parsed)) return parsed;
		log.error({ faults: parsed.faults.map(describeFault) }, 'A strong transcript has faults');
		return null;
	}
	return (slug, language) => {
		const file = join(folder, slug, 'gold', `strong.${language}.yaml`);
		const reading = kept.get(file) ?? read(file);
		kept.set(file, reading);
		return reading;
	};
}
