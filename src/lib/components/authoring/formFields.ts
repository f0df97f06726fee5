/** The fields of a case that are written most, in the order in which an author writes them. */
import type { Path } from '#lib/domain/scenario/fault.ts';
import { m } from '#lib/paraglide/messages.js';

export type FieldKind = 'line' | 'text' | 'number' | 'choice' | 'lines' | 'names' | 'yes';
export type FieldSpec = {
	path: Path;
	label: () => string;
	kind?: FieldKind;
	choices?: () => { value: string; label: string }[];
	hint?: () => string;
	/** It may be left out. */
	isOptional?: boolean;
};
export type FieldGroup = { id: string; title: () => string; fields: FieldSpec[] };

export const disclosureChoices = () => [
	{ value: 'volunteered', label: m.disclosureVolunteered() },
	{ value: 'broad', label: m.disclosureBroad() },
	{ value: 'asked', label: m.disclosureAsked() },
	{ value: 'guarded', label: m.disclosureGuarded() },
];

const levels = () => [
	{ value: 'novice', label: m.levelNovice() },
	{ value: 'intermediate', label: m.levelIntermediate() },
	{ value: 'advanced', label: m.levelAdvanced() },
];
const genders = () => [
	{ value: 'woman', label: m.genderWoman() },
	{ value: 'man', label: m.genderMan() },
	{ value: 'non_binary', label: m.genderNonBinary() },
];

const dial = (name: string, label: () => string): FieldSpec => ({
	...{ path: ['patient', 'persona', name], label, kind: 'number' },
});

export const fieldGroups: readonly FieldGroup[] = [
	{
		id: 'front',
		title: m.formFront,
		fields: [
			{ path: ['title'], label: m.formTitle, hint: m.formTitleHint },
			{ path: ['internalTitle'], label: m.formInternalTitle },
			{ path: ['level'], label: m.formLevel, kind: 'choice', choices: levels },
			{ path: ['specialty'], label: m.formSpecialty },
			{ path: ['setting'], label: m.formSetting },
			{ path: ['objectives'], label: m.formObjectives, kind: 'lines', hint: m.formOneALine },
			{ path: ['licence'], label: m.formLicence },
			{ path: ['care', 'contentWarning'], label: m.formWarning, kind: 'text', isOptional: true },
		],
	},
	{
		id: 'briefing',
		title: m.formBriefing,
		fields: [
			{ path: ['briefing', 'role'], label: m.formRole, kind: 'text' },
			{ path: ['briefing', 'setting'], label: m.formPlace, kind: 'text' },
			{ path: ['briefing', 'task'], label: m.formTask, kind: 'text' },
			{ path: ['briefing', 'readingSeconds'], label: m.formReading, kind: 'number' },
			{ path: ['briefing', 'consultationSeconds'], label: m.formTalking, kind: 'number' },
			{ path: ['briefing', 'noteSeconds'], label: m.formWriting, kind: 'number' },
		],
	},
	{
		id: 'patient',
		title: m.formPatient,
		fields: [
			{ path: ['patient', 'name'], label: m.formName },
			{ path: ['patient', 'age'], label: m.formAge, kind: 'number' },
			{ path: ['patient', 'gender'], label: m.formGender, kind: 'choice', choices: genders },
			{ path: ['patient', 'occupation'], label: m.formOccupation },
			{ path: ['patient', 'voice'], label: m.formVoice },
			{ path: ['patient', 'opening'], label: m.formOpening, kind: 'text' },
			{ path: ['patient', 'persona', 'mood'], label: m.formMood, kind: 'text' },
			{ path: ['patient', 'persona', 'manner'], label: m.formManner, kind: 'text' },
			dial('talkativeness', m.formTalkativeness),
			dial('healthLiteracy', m.formLiteracy),
			dial('recall', m.formRecall),
			dial('languageLevel', m.formLanguageLevel),
		],
	},
];

export const factFields: readonly FieldSpec[] = [
	{ path: ['label'], label: m.factLabel, kind: 'text' },
	{ path: ['topics'], label: m.factTopics, kind: 'names', hint: m.factTopicsHint },
	{ path: ['says'], label: m.factSays, kind: 'lines', hint: m.formOneALine },
	{ path: ['disclosure'], label: m.factDisclosure, kind: 'choice', choices: disclosureChoices },
	{
		path: ['holdingBack'],
		label: m.factHoldingBack,
		kind: 'lines',
		hint: m.formOneALine,
		isOptional: true,
	},
	{ path: ['cue'], label: m.factCue, isOptional: true },
	{ path: ['redFlag'], label: m.factRedFlag, kind: 'yes' },
	{ path: ['safety'], label: m.factSafety, kind: 'yes' },
];

export const itemFields: readonly FieldSpec[] = [
	{ path: ['label'], label: m.itemLabel, kind: 'text' },
	{ path: ['marks'], label: m.itemMarksField, kind: 'number' },
	{ path: ['why'], label: m.itemWhy, kind: 'text' },
	{ path: ['question'], label: m.itemQuestionField, kind: 'text' },
	{ path: ['safetyCritical'], label: m.itemSafetyField, kind: 'yes' },
];
