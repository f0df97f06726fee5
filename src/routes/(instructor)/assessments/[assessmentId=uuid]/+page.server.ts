import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import {
	extraPercentSchema,
	startCodeSchema,
	stationSchema,
	windowSchema,
} from '#lib/domain/assessment/assessment.ts';
import { borderlineGrade } from '#lib/domain/assessment/globalGrade.ts';
import { cutRuleSchema, markingRulesSchema } from '#lib/domain/assessment/markingRules.ts';
import type { Actor } from '#lib/server/services/actor.ts';
import type { AssessmentService } from '#lib/server/services/assessmentService.ts';
import { faultsOf, orRefusal } from '../../../(school)/admin/formFaults.ts';
import { actorOf } from '../../../actorOf.ts';
import { orErrorPage } from '../../../serviceFault.ts';
import { readTexts } from '../../../signInOutcome.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = actorOf(event);
	const { assessment } = event.locals.services;
	const words = event.url.searchParams.get('find') ?? '';
	const [view, choices] = await orErrorPage(
		Promise.all([
			assessment.get(actor, event.params.assessmentId),
			assessment.listChoices(actor, words),
		]),
	);
	return { assessment: view, choices, words };
};

/** One form: its texts checked, one call, and what came of it. */
const form =
	<Given>(
		schema: z.ZodType<Given>,
		call: (service: AssessmentService, actor: Actor, id: string, given: Given) => Promise<unknown>,
	) =>
	async (event: RequestEvent) => {
		const given = schema.safeParse(await readTexts(event.request));
		if (!given.success) return fail(400, { faults: faultsOf(given.error) });
		const { assessment } = event.locals.services;
		const calling = call(assessment, actorOf(event), event.params.assessmentId, given.data);
		return orRefusal(calling, () => ({ saved: 'yes' }));
	};

const id = z.uuid().toLowerCase();
const reason = z.string().max(1000).default('');
const wholeNumber = z.string().regex(/^\d+$/).transform(Number);
const nothing = z.object({});

/** A list that travels in one field. */
const stations = z
	.string()
	.max(50_000)
	.transform((text, context) => {
		try {
			return JSON.parse(text) as unknown;
		} catch {
			context.addIssue({ code: 'custom', message: 'no list' });
			return z.NEVER;
		}
	})
	.pipe(z.array(stationSchema));

const windowForm = z
	.object({ opensAtMs: wholeNumber, closesAtMs: wholeNumber, reason })
	.transform(({ reason: why, ...window }) => ({ window, reason: why }))
	.pipe(z.object({ window: windowSchema, reason: z.string() }));

/** A share arrives in percent; the borderline is the grade that is called so. */
const rulesForm = z
	.object({
		secondPercent: wholeNumber,
		gradeLimit: wholeNumber,
		pointsPercentLimit: wholeNumber,
		cut: z.string(),
		sharePercent: wholeNumber.optional(),
	})
	.transform(({ cut: kind, sharePercent = 0, ...markingRules }) => ({
		markingRules,
		cutRule:
			kind === 'fixed'
				? { kind, share: sharePercent / 100 }
				: { kind, borderline: borderlineGrade },
	}))
	.pipe(z.object({ markingRules: markingRulesSchema, cutRule: cutRuleSchema }));

export const actions: Actions = {
	rules: form(rulesForm, (service, actor, of, given) => service.setRules(actor, of, given)),
	stations: form(z.object({ stations }), (service, actor, of, given) =>
		service.setStations(actor, of, given.stations),
	),
	window: form(windowForm, (service, actor, of, given) => service.setWindow(actor, of, given)),
	code: form(z.object({ startCode: startCodeSchema, reason }), (service, actor, of, given) =>
		service.setStartCode(actor, of, given),
	),
	cohort: form(z.object({ cohortId: id }), (service, actor, of, { cohortId }) =>
		service.addCohort(actor, of, cohortId),
	),
	candidate: form(z.object({ userId: id }), (service, actor, of, { userId }) =>
		service.addCandidate(actor, of, userId),
	),
	remove: form(z.object({ candidateId: id }), (service, actor, of, { candidateId }) =>
		service.removeCandidate(actor, of, candidateId),
	),
	extra: form(
		z.object({ candidateId: id, extraPercent: wholeNumber.pipe(extraPercentSchema), reason }),
		(service, actor, of, given) => service.setExtraTime(actor, of, given),
	),
	seal: form(nothing, (service, actor, of) => service.seal(actor, of)),
	unseal: form(nothing, (service, actor, of) => service.unseal(actor, of)),
	close: form(nothing, (service, actor, of) => service.close(actor, of)),
};
