/** What a mark points at, as a sentence. */
import type { EvidencePack } from '#lib/domain/grading/evidence/evidencePack.ts';
import type { Evidence } from '#lib/domain/grading/grader.ts';
import { m } from '#lib/paraglide/messages.js';
import { notePartWord } from '../feedback/creditWords.ts';

export function evidenceSentence(
	evidence: Evidence,
	{ transcript, deeds }: Pick<EvidencePack, 'transcript' | 'deeds'>,
): string {
	switch (evidence.kind) {
		case 'utterance': {
			const line = transcript.find(({ id }) => id === evidence.utteranceId);
			return m.evidenceFor({ quote: evidence.quote, line: line?.position ?? '?' });
		}
		case 'note':
			return `${m.quoted({ quote: evidence.quote })} ${m.quoteFromNote({ part: notePartWord(evidence.part) })}`;
		case 'event': {
			const deed = deeds.find(({ targetId }) => targetId === evidence.targetId);
			return m.quoteDone({ label: deed?.label ?? evidence.targetId });
		}
		case 'absence':
			return m.quoteAbsent({ count: evidence.searched });
	}
}
