import { z } from 'zod';
import { ratingSteps } from '#lib/domain/debrief/selfRating.ts';
import { identifierSchema } from '#lib/domain/dialogue/topicCatalogue.ts';
import { answer } from '../../../respond.ts';
import type { RequestHandler } from './$types';

const stepsSchema = z.record(identifierSchema, z.literal(ratingSteps));
const ratingSchema = z.object({ sections: stepsSchema, domains: stepsSchema });
const inputSchema = z.object({ rating: ratingSchema.nullable() });

export const POST: RequestHandler = (event) =>
	answer(event, inputSchema, (actor, input) =>
		event.locals.services.debrief.rateSelf(actor, event.params.consultationId, input),
	);
