/** For property tests: figures that are the same but for what rounding leaves. */
import { expect } from 'vitest';

type Figure = number | null | undefined;

/** Digits written out would differ where a figure lies between two of them. */
export function expectAlike(found: Figure, expected: Figure): void {
	if (expected === null || expected === undefined) expect(found ?? null).toBeNull();
	else expect(Math.abs((found ?? NaN) - expected)).toBeLessThan(1e-7 * (1 + Math.abs(expected)));
}
