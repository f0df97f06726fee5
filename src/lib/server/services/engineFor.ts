/** Who plays the patient of a consultation: in an assessment only whoever it was sealed with. */
import { isSameList } from '#lib/domain/assessment/pins.ts';
import type { ConsultationRecord, PatientEngine, PatientEngines } from './ports.ts';

type Played = Pick<ConsultationRecord, 'schoolId' | 'terms'>;

/** Whether the school's model of today is not the one that the assessment was sealed with (docs/decisions/0024). */
export const isOtherModel = (engines: PatientEngines, { schoolId, terms }: Played): boolean =>
	terms !== null && !isSameList(terms.patientModels, engines.of(schoolId).models);

/** The author's own words, where another model would speak: they are the same for everybody. */
export const engineFor = (engines: PatientEngines, record: Played): PatientEngine =>
	isOtherModel(engines, record) ? engines.scripted : engines.of(record.schoolId);

/** Whether a model was to play the patient. */
export const isModelPlayed = (engines: PatientEngines, { schoolId, terms }: Played): boolean =>
	terms ? terms.patientModels.length > 0 : engines.of(schoolId).kind === 'model';
