/** The note on the door, part by part; of a drill the task is the area's, in the language of the interface. */
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { m } from '#lib/paraglide/messages.js';

export type DoorNotePart = { label: string; text: string; lang: string | undefined };

export function doorNote(
	view: Pick<StudentView, 'briefing' | 'drill' | 'language'>,
): Record<'role' | 'setting' | 'task', DoorNotePart> {
	const { briefing, drill, language } = view;
	const role = { label: m.briefingRole(), text: briefing.role, lang: language };
	const setting = { label: m.briefingSetting(), text: briefing.setting, lang: language };
	const task = drill
		? { text: m.drillTask({ area: drill }), lang: undefined }
		: { text: briefing.task, lang: language };
	return { role, setting, task: { label: m.briefingTask(), ...task } };
}
