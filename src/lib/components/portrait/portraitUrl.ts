/** The address of a drawn portrait: everything that decides the drawing is in it, so it may be cached for ever. */
import type { AffectState } from '#lib/domain/scenario/affect.ts';
import type { Scenario } from '#lib/domain/scenario/schema.ts';

export type PortraitRequest = Scenario['patient']['portrait'] & {
	age: number;
	expression: AffectState['expression'];
};

/** Raise when the drawing changes for the same request. */
const drawingVersion = '3';

export function portraitUrl({
	seed,
	age,
	expression,
	hair,
	skin,
	clothing,
}: PortraitRequest): string {
	const query = new URLSearchParams({ seed, age: String(age), expression, v: drawingVersion });
	if (hair) query.set('hair', hair);
	if (skin) query.set('skin', skin);
	if (clothing) query.set('clothing', clothing);
	return `/portraits?${query}`;
}
