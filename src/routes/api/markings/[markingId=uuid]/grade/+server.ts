import { globalGradeSchema } from '#lib/domain/assessment/globalGrade.ts';
import { answer, commandSchema } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const inputSchema = commandSchema.extend({ grade: globalGradeSchema });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.marking.grade(actor, event.params.markingId, input),
	);
