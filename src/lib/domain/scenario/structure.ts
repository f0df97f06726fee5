/** A scenario without its wording: what must be equal in every language, and what a structure hash is made of. */
import type { Scenario } from './schema.ts';

/** Keeps ids, kinds, numbers, gates and the affect chart; fields keep their names and places. */
export function structureOf(scenario: Scenario) {
	const { patient, briefing, affect, care } = scenario;
	return {
		schema: scenario.schema,
		slug: scenario.slug,
		complaint: scenario.complaint,
		specialty: scenario.specialty,
		setting: scenario.setting,
		level: scenario.level,
		tags: scenario.tags,
		briefing: {
			readingSeconds: briefing.readingSeconds,
			consultationSeconds: briefing.consultationSeconds,
			noteSeconds: briefing.noteSeconds,
		},
		care: { alternative: care.alternative },
		patient: {
			age: patient.age,
			ageMonths: patient.ageMonths,
			gender: patient.gender,
			persona: numbersOf(patient.persona),
			openingFacts: patient.openingFacts,
			questions: patient.questions.map(({ id, afterFact, atSeconds }) => ({
				id,
				afterFact,
				atSeconds,
			})),
		},
		facts: scenario.facts.map(factStructure),
		affect: {
			initial: affect.initial,
			states: affect.states.map(({ id, expression, transitions }) => ({
				id,
				expression,
				transitions,
			})),
		},
		timeline: scenario.timeline.map(({ id, atSeconds }) => ({ id, atSeconds })),
		otherFindings: scenario.otherFindings && true,
		findings: scenario.findings.map(({ id, kind, abnormal }) => ({ id, kind, abnormal })),
		actions: scenario.actions.map(({ id, kind }) => ({ id, kind })),
	};
}

function factStructure(fact: Scenario['facts'][number]) {
	const { id, topics, covers, disclosure, gate, redFlag, safety } = fact;
	return { id, topics, covers, disclosure, gate, redFlag, safety };
}

function numbersOf(persona: Scenario['patient']['persona']) {
	const { talkativeness, healthLiteracy, recall, languageLevel } = persona;
	return { talkativeness, healthLiteracy, recall, languageLevel };
}
