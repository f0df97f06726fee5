/** How far machines and people agree, as staff see it: by station and item, and nobody by name. */
import {
	agreementByItem,
	gradeAgreement,
	type GradePair,
} from '#lib/domain/assessment/markerAgreement.ts';
import type {
	AgreementView,
	ItemAgreementRow,
	StationAgreement,
} from '#lib/domain/assessment/resultsView.ts';
import { listJudgedItems, signedAt } from './judgedItems.ts';
import type { AssessmentResults, ResultStation } from './readResults.ts';
import type { SittingMarks } from './readSittingMarks.ts';

function gradesOf({ markings }: SittingMarks): GradePair[] {
	const [first, second] = [1, 2].map((round) => markings.find((one) => one.round === round)?.grade);
	return first && second ? [{ first, second }] : [];
}

function toItems(read: AssessmentResults, station: ResultStation): ItemAgreementRow[] {
	const found = agreementByItem(listJudgedItems(read, station));
	return station.markedBy.sections
		.flatMap(({ items }) => items)
		.map(({ id, label }) => ({
			...{ itemId: id, label },
			pairs: {
				rule_person: found.rule_person.get(id) ?? null,
				model_person: found.model_person.get(id) ?? null,
				rule_model: found.rule_model.get(id) ?? null,
				first_second: found.first_second.get(id) ?? null,
			},
		}));
}

function toStation(read: AssessmentResults, station: ResultStation): StationAgreement {
	const signed = signedAt(read.marks, station);
	return {
		...{ position: station.position, title: station.title, signed: signed.length },
		items: toItems(read, station),
		grades: gradeAgreement(signed.flatMap(gradesOf)),
	};
}

export function toAgreementView(read: AssessmentResults): AgreementView {
	const { assessment, stations, marks, unmarked, running } = read;
	const signed = stations.flatMap((station) => signedAt(marks, station));
	return {
		...{ id: assessment.id, title: assessment.title, unmarked, running },
		stations: stations.map((station) => toStation(read, station)),
		grades: gradeAgreement(signed.flatMap(gradesOf)),
	};
}
