/** The room's tools with their names and icons, in the order they stand. */
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Siren from '@lucide/svelte/icons/siren';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import type { StudentView } from '#lib/domain/consultation/studentView.ts';
import { m } from '#lib/paraglide/messages.js';

const tools = [
	{ id: 'examine', Icon: Stethoscope, label: m.toolExamine },
	{ id: 'tests', Icon: FlaskConical, label: m.toolTests },
	{ id: 'act', Icon: Siren, label: m.toolAct },
	{ id: 'notes', Icon: NotebookPen, label: m.toolNotes },
	{ id: 'hint', Icon: Lightbulb, label: m.toolHint },
] as const;

export type Tool = (typeof tools)[number]['id'];

/** A drill practises talking: what is done may open a gate, what is found earns nothing. */
const ofDrills: readonly Tool[] = ['act', 'notes', 'hint'];

/** Where there is no tutor, nothing asks for one. */
export const toolsOf = ({ hints, drill }: Pick<StudentView, 'hints' | 'drill'>) =>
	tools
		.filter(({ id }) => drill === null || ofDrills.includes(id))
		.filter(({ id }) => id !== 'hint' || hints !== null);
