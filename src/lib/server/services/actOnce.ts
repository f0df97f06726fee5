/** A command that acts once for each command id. */
import type { ConsultationTransaction } from './ports.ts';

/** Nobody else marks or decides anything of the consultation meanwhile. @param done kept to tell that it was done. */
export async function actOnce(
	tx: ConsultationTransaction,
	consultationId: string,
	commandId: string,
	done: object,
	run: () => Promise<void>,
): Promise<void> {
	await tx.lock(consultationId);
	if (await tx.findResponse(consultationId, commandId)) return;
	await run();
	await tx.saveResponse(consultationId, commandId, done);
}
