/** Every route that a server runs: what a person would send there, or why it reaches for nothing of a school's. */
import { randomUUID } from 'node:crypto';
import { emptyNote } from '#lib/domain/consultation/note.ts';
import type { Texts } from './tenancyWalk.fixture.ts';

/** What belongs to the school that is reached for. */
export type Targets = Record<
	| 'assessmentId'
	| 'appealId'
	| 'consultationId'
	| 'reviewId'
	| 'markingId'
	| 'cohortId'
	| 'userId'
	| 'candidateId',
	string
> & { slug: string };

export type Entry = {
	params: readonly (keyof Targets)[];
	fixed?: Texts;
	/** A sound body, so that nothing but the person is refused. */
	body?: (targets: Targets) => object;
	/** By action; one that asks for nothing has an empty form. */
	forms?: Record<string, (targets: Targets) => Texts>;
	/** Who of the school may load it: shows that the walk asks for what is there. */
	reader?: 'student' | 'instructor' | 'admin';
};

const command = () => ({ commandId: randomUUID() });
const none = () => ({});
export const reason = 'The invigilator asked for it.';
const later = () => ({
	opensAtMs: String(Date.now()),
	closesAtMs: String(Date.now() + 86_400_000),
	reason,
});

const consultationOf = (body: () => object): Entry => ({
	params: ['consultationId'],
	body: () => ({ ...command(), ...body() }),
});
const reviewOf = (body: () => object): Entry => ({
	params: ['reviewId'],
	body: () => ({ ...command(), ...body() }),
});
const markingOf = (body: () => object): Entry => ({
	params: ['markingId'],
	body: () => ({ ...command(), ...body() }),
});
const caseOf = (body: () => object): Entry => ({
	params: ['slug'],
	fixed: { language: 'en' },
	body,
});

export const withParameter: Record<string, Entry> = {
	'(instructor)/assessments/[assessmentId=uuid]/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
		forms: {
			stations: () => ({ stations: '[]' }),
			window: later,
			code: () => ({ startCode: 'ACE347', reason }),
			cohort: ({ cohortId }) => ({ cohortId }),
			candidate: ({ userId }) => ({ userId }),
			remove: ({ candidateId }) => ({ candidateId }),
			extra: ({ candidateId }) => ({ candidateId, extraPercent: '25', reason }),
			rules: () => ({
				secondPercent: '10',
				gradeLimit: '1',
				pointsPercentLimit: '10',
				cut: 'borderline_regression',
			}),
			...{ seal: none, unseal: none, close: none },
		},
	},
	'(instructor)/assessments/[assessmentId=uuid]/live/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
	},
	'(instructor)/assessments/[assessmentId=uuid]/marking/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
	},
	'(instructor)/assessments/[assessmentId=uuid]/marking/[markingId=uuid]/+page.server.ts': {
		params: ['assessmentId', 'markingId'],
	},
	'(instructor)/assessments/[assessmentId=uuid]/results/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
	},
	'(instructor)/assessments/[assessmentId=uuid]/results/report/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
	},
	'(instructor)/assessments/[assessmentId=uuid]/results/long.csv/+server.ts': {
		params: ['assessmentId'],
	},
	'(instructor)/assessments/[assessmentId=uuid]/results/wide.csv/+server.ts': {
		params: ['assessmentId'],
	},
	'(instructor)/assessments/[assessmentId=uuid]/agreement/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
	},
	'(instructor)/assessments/[assessmentId=uuid]/release/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'admin' },
		forms: { release: () => ({ atMs: '1', detail: 'feedback' }), withdraw: none },
	},
	'(instructor)/assessments/[assessmentId=uuid]/appeals/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'instructor' },
	},
	'(instructor)/assessments/[assessmentId=uuid]/appeals/[appealId=uuid]/+page.server.ts': {
		...{ params: ['assessmentId', 'appealId'], reader: 'instructor' },
		forms: { answer: () => ({ outcome: 'rejected', words: reason }) },
	},
	'(instructor)/cases/[slug]/+page.server.ts': { params: ['slug'], reader: 'instructor' },
	'(instructor)/cases/[slug]/compare/+page.server.ts': { params: ['slug'] },
	'(instructor)/cases/[slug]/export/+server.ts': { params: ['slug'] },
	'(instructor)/cohorts/[cohortId=uuid]/+page.server.ts': {
		...{ params: ['cohortId'], reader: 'instructor' },
		forms: {
			assign: () => ({ slug: 'chest-pain', opensAtMs: '1', dueAtMs: '2' }),
			change: ({ cohortId }) => ({ assignmentId: cohortId, opensAtMs: '1', dueAtMs: '2' }),
			remove: ({ cohortId }) => ({ assignmentId: cohortId }),
		},
	},
	'(instructor)/cohorts/[cohortId=uuid]/work.csv/+server.ts': { params: ['cohortId'] },
	'(instructor)/reviews/[reviewId=uuid]/+page.server.ts': {
		...{ params: ['reviewId'], reader: 'instructor' },
	},
	'(school)/admin/cohorts/[cohortId=uuid]/+page.server.ts': {
		...{ params: ['cohortId'], reader: 'admin' },
		forms: {
			rename: () => ({ name: 'Ours' }),
			...{ archive: none, unarchive: none },
			add: () => ({ keys: 'somebody@school.example' }),
			remove: ({ userId }) => ({ userId }),
		},
	},
	'(student)/consultations/[consultationId=uuid]/+page.server.ts': {
		...{ params: ['consultationId'] },
	},
	'(student)/consultations/[consultationId=uuid]/evidence/+page.server.ts': {
		...{ params: ['consultationId'], reader: 'instructor' },
	},
	'(student)/consultations/[consultationId=uuid]/feedback/+page.server.ts': {
		...{ params: ['consultationId'], reader: 'student' },
	},
	'(student)/sittings/[assessmentId=uuid]/+page.server.ts': {
		...{ params: ['assessmentId'], reader: 'student' },
		forms: {
			begin: () => ({ startCode: 'ACE347', language: 'en' }),
			appeal: () => ({ id: randomUUID(), position: '1', words: reason }),
		},
	},
	'api/cases/[slug]/[language=language]/draft/+server.ts': caseOf(() => ({
		...{ scenario: 'slug: x', rubric: 'slug: x', revision: 1 },
	})),
	'api/cases/[slug]/[language=language]/publish/+server.ts': caseOf(() => ({ revision: 1 })),
	'api/cases/[slug]/[language=language]/self-play/+server.ts': caseOf(none),
	'api/cases/[slug]/[language=language]/try/+server.ts': caseOf(command),
	'api/consultations/[consultationId=uuid]/act/+server.ts': consultationOf(() => ({
		actionId: 'wash_hands',
	})),
	'api/consultations/[consultationId=uuid]/begin/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/dispute/+server.ts': consultationOf(() => ({
		...{ itemId: 'asked_allergies', utteranceId: randomUUID() },
	})),
	'api/consultations/[consultationId=uuid]/draft/+server.ts': {
		...{ params: ['consultationId'], body: () => ({ note: emptyNote }) },
	},
	'api/consultations/[consultationId=uuid]/end/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/evidence/+server.ts': { params: ['consultationId'] },
	'api/consultations/[consultationId=uuid]/examine/+server.ts': consultationOf(() => ({
		findingId: 'heart',
	})),
	'api/consultations/[consultationId=uuid]/hint/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/leave/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/report/+server.ts': consultationOf(() => ({
		...{ utteranceId: randomUUID(), fault: 'made_up', comment: '' },
	})),
	'api/consultations/[consultationId=uuid]/retry/+server.ts': consultationOf(() => ({
		utteranceId: randomUUID(),
	})),
	'api/consultations/[consultationId=uuid]/self-rating/+server.ts': consultationOf(() => ({
		rating: null,
	})),
	'api/consultations/[consultationId=uuid]/stop/+server.ts': consultationOf(none),
	'api/consultations/[consultationId=uuid]/submit/+server.ts': consultationOf(() => ({
		note: emptyNote,
	})),
	'api/reviews/[reviewId=uuid]/comment/+server.ts': reviewOf(() => ({
		...{ utteranceId: randomUUID(), text: reason },
	})),
	'api/reviews/[reviewId=uuid]/decide/+server.ts': reviewOf(() => ({
		...{ itemId: 'asked_allergies', level: 1, seenLevel: 0, reason, cited: [] },
	})),
	'api/reviews/[reviewId=uuid]/hold/+server.ts': reviewOf(none),
	'api/reviews/[reviewId=uuid]/rate/+server.ts': reviewOf(() => ({
		...{ domainId: 'empathy', level: 3, reason },
	})),
	'api/reviews/[reviewId=uuid]/release/+server.ts': reviewOf(none),
	'api/markings/[markingId=uuid]/comment/+server.ts': markingOf(() => ({
		...{ utteranceId: randomUUID(), text: reason },
	})),
	'api/markings/[markingId=uuid]/decide/+server.ts': markingOf(() => ({
		...{ itemId: 'asked_allergies', level: 1, seenLevel: 0, reason, cited: [] },
	})),
	'api/markings/[markingId=uuid]/grade/+server.ts': markingOf(() => ({ grade: 3 })),
	'api/markings/[markingId=uuid]/hold/+server.ts': markingOf(none),
	'api/markings/[markingId=uuid]/rate/+server.ts': markingOf(() => ({
		...{ domainId: 'empathy', level: 3, reason },
	})),
	'api/markings/[markingId=uuid]/release/+server.ts': markingOf(none),
	'api/markings/[markingId=uuid]/sign/+server.ts': markingOf(none),
	'api/try-outs/[consultationId=uuid]/+server.ts': { params: ['consultationId'] },
};

/** By what they find out whose page it is. */
const bySession = 'It takes no parameter: what it shows follows from who is signed in.';
export const withoutParameter: Record<string, string> = {
	'(instructor)/assessments/+page.server.ts': bySession,
	'(instructor)/cases/+page.server.ts': bySession,
	'(instructor)/cohorts/+page.server.ts': bySession,
	'(instructor)/reviews/+page.server.ts': bySession,
	'(instructor)/reviews/reports/+page.server.ts': bySession,
	'(public)/sign-in/+page.server.ts': 'Nobody is signed in yet.',
	'(public)/welcome/[token]/+page.server.ts': 'The link is the key: whoever holds it is its owner.',
	'(school)/admin/+page.server.ts': bySession,
	'(school)/admin/audit/+page.server.ts': bySession,
	'(school)/admin/audit/export/+server.ts': bySession,
	'(school)/admin/budgets/+page.server.ts': bySession,
	'(school)/admin/cohorts/+page.server.ts': bySession,
	'(school)/admin/models/+page.server.ts': bySession,
	'(school)/admin/people/+page.server.ts': bySession,
	'(school)/admin/people/import/+page.server.ts': bySession,
	'(school)/admin/school/+page.server.ts': bySession,
	'(school)/admin/usage/+page.server.ts': bySession,
	'(student)/library/+page.server.ts': bySession,
	'(student)/progress/+page.server.ts': bySession,
	'(student)/sittings/+page.server.ts': bySession,
	'+layout.server.ts': bySession,
	'+page.server.ts': bySession,
	'api/consultations/+server.ts': 'It begins something of the person’s own.',
	'api/drills/+server.ts': 'It begins something of the person’s own.',
	'api/markings/next/+server.ts':
		'It takes the next of the person’s own school: another’s assessment has none.',
	'api/reviews/next/+server.ts': 'It takes the next of the person’s own school.',
	'design/+layout.server.ts': 'Made-up screens.',
	'portraits/+server.ts': 'A drawing follows from its address alone.',
	'sign-out/+server.ts': bySession,
};
