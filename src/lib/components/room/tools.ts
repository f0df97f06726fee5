/** The room's tools with their names and icons, in the order they stand. */
import FlaskConical from '@lucide/svelte/icons/flask-conical';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Siren from '@lucide/svelte/icons/siren';
import Stethoscope from '@lucide/svelte/icons/stethoscope';
import { m } from '#lib/paraglide/messages.js';

export const tools = [
	{ id: 'examine', Icon: Stethoscope, label: m.toolExamine },
	{ id: 'tests', Icon: FlaskConical, label: m.toolTests },
	{ id: 'act', Icon: Siren, label: m.toolAct },
	{ id: 'notes', Icon: NotebookPen, label: m.toolNotes },
] as const;

export type Tool = (typeof tools)[number]['id'];
