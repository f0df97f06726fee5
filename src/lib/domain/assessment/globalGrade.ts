/** The holistic grade of one candidate at one station: apart from the items, given by a person who has seen no mark. */
import { z } from 'zod';

/** From clear fail (1) over borderline, clear pass and good to excellent (5), as in AMEE Guide 49 (Pell et al. 2010). */
export const globalGrades = [1, 2, 3, 4, 5] as const;
export type GlobalGrade = (typeof globalGrades)[number];

export const borderlineGrade: GlobalGrade = 2;

export const globalGradeSchema = z.literal(globalGrades);
