/** What can be wrong with a reply, in words. */
import type { ReplyFault } from '#lib/domain/debrief/replyReport.ts';
import { m } from '#lib/paraglide/messages.js';

export const reportWords: Record<ReplyFault, () => string> = {
	contradicts: m.reportContradicts,
	made_up: m.reportMadeUp,
	beside_the_point: m.reportBeside,
	out_of_role: m.reportOutOfRole,
	other: m.reportOther,
};
