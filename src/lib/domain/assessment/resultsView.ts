/** An assessment's results and agreement as staff see them: candidates by number alone, nothing else leaves. */
import type { Outcome } from '../statistics/examinationResults.ts';
import type { ItemFigures } from '../statistics/itemAnalysis.ts';
import type { CutRule, CutShare } from '../statistics/standardSetting.ts';
import type { StationResults } from '../statistics/stationResults.ts';
import type { AssessmentMoments } from './assessmentStage.ts';
import type { GradeAgreement, PairAgreement, Pairing } from './markerAgreement.ts';
import type { MarkingRules } from './markingRules.ts';
import type { Pins } from './pins.ts';
import type { Release } from './release.ts';

export type ItemRow = Pick<
	ItemFigures,
	'n' | 'difficulty' | 'correctedItemTotal' | 'alphaWithout'
> & {
	itemId: string;
	label: string;
	max: number;
	/** How each machine's level goes with the person's; null where they share none. */
	machines: Record<'rule' | 'model', PairAgreement | null>;
};

export type StationResultView = Pick<
	StationResults,
	'highest' | 'n' | 'mean' | 'sd' | 'fails' | 'cut' | 'regression' | 'reliability'
> & {
	id: string;
	position: number;
	title: string;
	slug: string;
	scenarioNumber: number;
	rubricNumber: number;
	/** Handed in, and not marked by everyone yet. */
	unmarked: number;
	/** Candidates without a sitting that was handed in. */
	notSat: number;
	items: ItemRow[];
	/** Of those who have a score, in points. */
	scores: { score: number; grade: number | null }[];
};

export type CandidateRow = {
	number: string;
	/** By station: the share of its points; null without a score. */
	stations: (number | null)[];
	/** How many of them were handed in. */
	sat: number;
	share: number | null;
	stationsPassed: number;
	outcome: Outcome;
	isNearCut: boolean;
};

export type ResultsOverview = {
	/** How many candidates have every station: the figures are of these. */
	complete: number;
	/** As shares, 0 to 1. */
	mean: number | null;
	sd: number | null;
	sem: number | null;
	/** Over the stations. */
	alpha: number | null;
	cut: CutShare | null;
	cutError: number | null;
	fails: number | null;
	nearCut: number;
};

export type ResultsView = AssessmentMoments & {
	id: string;
	title: string;
	cutRule: CutRule;
	markingRules: MarkingRules;
	/** What it was sealed with; null for a draft. */
	pins: Pins | null;
	release: Release | null;
	/** The database's clock when this was read. */
	readAtMs: number;
	/** How many sittings were handed in, and how many of them are not marked by everyone yet; how many are being sat. */
	sittings: number;
	unmarked: number;
	running: number;
	/** Null before anybody has begun. */
	overview: ResultsOverview | null;
	stations: StationResultView[];
	candidates: CandidateRow[];
};

export type ItemAgreementRow = {
	itemId: string;
	label: string;
	/** Null where the two share no sitting. */
	pairs: Record<Pairing, PairAgreement | null>;
};

export type StationAgreement = {
	position: number;
	title: string;
	/** How many of its sittings are marked by everyone: only these count. */
	signed: number;
	items: ItemAgreementRow[];
	/** Of the grades of rounds 1 and 2. */
	grades: GradeAgreement;
};

export type AgreementView = {
	id: string;
	title: string;
	unmarked: number;
	running: number;
	stations: StationAgreement[];
	/** Over all stations. */
	grades: GradeAgreement;
};
