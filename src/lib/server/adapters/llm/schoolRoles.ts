/** What each school's models do: play patients, phrase, grade. Opened when first asked for, anew when a school chooses another. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';
import type { MeaningVectors } from '#lib/domain/patient/guard/meaning/createMeaningGuard.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import type { Log, PatientEngine, PatientEngines } from '#lib/server/services/ports.ts';
import type { Model } from './model.ts';
import { createModelGrader } from './modelGrader.ts';
import { createModelPatient } from './modelPatient.ts';
import { createHintPhraser } from './modelTutor.ts';
import { createParagraphWriter } from './paragraphWriter.ts';
import type { OpenSchoolModels } from './schoolModels.ts';
import { createLookAgain } from './secondLook.ts';

export type RolesWorld = {
	scripted: PatientEngine;
	log: Log;
	/** A clock that only moves forward. */
	uptimeMs(): number;
	/** What clauses are compared by; null for a language without a sentence model. */
	vectors(language: Language): MeaningVectors | null;
	/** How often the grader's model is asked about each consultation; two or more are a panel. */
	voices: number;
};

/** Each asking costs; more than five settle no more. */
const mostVoices = 5;

/** @throws OperatorError when the setting is no such number. */
export function parseVoices(setting: string | undefined): number {
	const voices = Number(setting?.trim() || 1);
	if (Number.isInteger(voices) && voices >= 1 && voices <= mostVoices) return voices;
	throw new OperatorError(
		`GRADER_VOICES is "${setting}". Give a whole number from 1 to ${mostVoices}.`,
	);
}

/** @returns a function that opens a thing once for each school, and again when its model is another; null without a model. */
function perSchool<T>(
	modelOf: (schoolId: string) => Model | null,
	open: (model: Model, schoolId: string) => T,
): (schoolId: string) => T | null {
	const opened = new Map<string, { model: Model; thing: T }>();
	return (schoolId) => {
		const model = modelOf(schoolId);
		if (!model) return null;
		const known = opened.get(schoolId);
		if (known?.model === model) return known.thing;
		const thing = open(model, schoolId);
		opened.set(schoolId, { model, thing });
		return thing;
	};
}

export function openSchoolRoles(models: OpenSchoolModels, world: RolesWorld) {
	const { scripted, uptimeMs, voices } = world;
	const modelOf = (role: 'patient' | 'grader' | 'tutor') => (schoolId: string) =>
		models.modelsOf(schoolId)[role];
	const patientOf = perSchool(modelOf('patient'), (model) =>
		createModelPatient(model, scripted, world),
	);
	const gradersOf = perSchool(modelOf('grader'), (model, schoolId) =>
		Array.from({ length: voices }, (_, index) =>
			createModelGrader(model, {
				repeat: index + 1,
				priceOf: (use) => models.priceOf(schoolId, use),
			}),
		),
	);
	const engines: PatientEngines = { scripted, of: (schoolId) => patientOf(schoolId) ?? scripted };
	return {
		engines,
		modelsOf: (schoolId: string) => gradersOf(schoolId) ?? [],
		lookAgainOf: perSchool(modelOf('grader'), createLookAgain),
		phraserOf: perSchool(modelOf('tutor'), (model) => createHintPhraser(model, uptimeMs)),
		writeParagraphOf: perSchool(modelOf('tutor'), createParagraphWriter),
	};
}
