import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { portraitSvg } from '#lib/components/portrait/portraitSvg.ts';
import { affectStateSchema } from '#lib/domain/scenario/affect.ts';
import type { RequestHandler } from './$types';

const words = z.string().max(120);
const querySchema = z.object({
	seed: words.min(1),
	age: z.coerce.number().int().min(0).max(120),
	expression: affectStateSchema.shape.expression,
	hair: words.optional(),
	skin: words.optional(),
	clothing: words.optional(),
});

/** A drawing follows from its address alone, so browsers may keep it for good. */
export const GET: RequestHandler = ({ url }) => {
	const query = querySchema.safeParse(Object.fromEntries(url.searchParams));
	if (!query.success) error(400, 'A portrait needs a seed, an age and an expression.');
	return new Response(portraitSvg(query.data), {
		headers: {
			'content-type': 'image/svg+xml',
			'cache-control': 'public, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
		},
	});
};
