/** All scripted students. */
import type { TrialStudent } from '../student.ts';
import { average } from './average.ts';
import { injecting, leading, repeating, rude, vague } from './difficult.ts';
import { thorough } from './thorough.ts';

export const trialStudents: readonly TrialStudent[] = [
	thorough,
	average,
	vague,
	leading,
	rude,
	repeating,
	injecting,
];
