/** Opens a new consultation; a lost line repeats the same command, so that only one is opened. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import { newCommandId } from '../room/newCommandId.ts';
import { sendCommand, type CommandOutcome } from '../room/sendCommand.ts';

export function startConsultation(
	slug: string,
	language: Language,
): Promise<CommandOutcome<{ consultationId: string }>> {
	return sendCommand('/api/consultations', { commandId: newCommandId(), slug, language });
}
