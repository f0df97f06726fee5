/** What guarding the replies of a case goes by and never changes: made once, when the case is opened. */
import type { Rubric } from '../../rubric/schema.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { LineCatalogue } from '../lines.ts';
import { buildCaseClaims, type CaseClaims } from './claims/caseClaims.ts';
import type { ClaimReader } from './claims/claimReader.ts';
import { buildCaseTexts, type CaseTexts } from './meaning/caseTexts.ts';

export type CaseGuard = { claims: CaseClaims; texts: CaseTexts };

export const buildCaseGuard = (
	scenario: Scenario,
	rubric: Rubric,
	lines: LineCatalogue,
	reader: ClaimReader,
): CaseGuard => ({
	claims: buildCaseClaims(scenario, lines, reader),
	texts: buildCaseTexts(scenario, rubric, lines),
});
