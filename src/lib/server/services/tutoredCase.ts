/** A case as the tutor's areas look at it. */
import type { TutoredCase } from '#lib/domain/tutor/hintTargets.ts';
import type { CaseContent, LanguagePack } from './ports.ts';

export const tutoredCase = (
	{ scenario }: Pick<CaseContent, 'scenario'>,
	{ hints, topics, findings }: LanguagePack,
): TutoredCase => ({ scenario, hints, topics, findings: findings.findings });
