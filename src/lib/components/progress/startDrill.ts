/** Opens a drill on one area, with the patient the server chooses, in the language of the interface. */
import { getLocale } from '#lib/paraglide/runtime.js';
import { newCommandId } from '../room/newCommandId.ts';
import { sendCommand, type CommandOutcome } from '../room/sendCommand.ts';

export const startDrill = (
	area: string,
	language = getLocale(),
): Promise<CommandOutcome<{ consultationId: string }>> =>
	sendCommand('/api/drills', { commandId: newCommandId(), area, language });
