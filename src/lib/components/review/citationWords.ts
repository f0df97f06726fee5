/** What a decision points at, in a few words. */
import type { Citation } from '#lib/domain/review/decideItem.ts';
import type { ReviewView } from '#lib/domain/review/reviewView.ts';
import { m } from '#lib/paraglide/messages.js';
import { notePartWord } from '../feedback/creditWords.ts';

export function citationWords(cited: Citation, view: ReviewView): string {
	switch (cited.kind) {
		case 'utterance': {
			const line = view.transcript.find(({ id }) => id === cited.utteranceId);
			return m.reviewLine({ line: line?.position ?? 0 });
		}
		case 'note':
			return notePartWord(cited.part);
		case 'event': {
			const deed = view.deeds.find(({ revision }) => revision === cited.revision);
			return deed?.label ?? cited.targetId;
		}
	}
}
