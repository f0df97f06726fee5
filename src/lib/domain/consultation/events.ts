/** What can happen in a consultation. Names are past tense; effects, what the service is to do, are imperative. */
import type { Reading } from '../dialogue/reading.ts';
import type { ReplyPlan } from '../patient/replyPlan.ts';

export type ConsultationEvent =
	/** By the student, or in an assessment when reading time is over. */
	| { type: 'consultation.began'; byClock?: true }
	| { type: 'student.spoke'; utteranceId: string; reading: Reading; findingIds: string[] }
	| { type: 'student.examined'; findingId: string }
	| { type: 'student.acted'; actionId: string }
	/** The student cut the reply short; `told` are the facts whole in what was shown. */
	| { type: 'student.stopped'; told: string[]; saidIn?: string | null }
	/** `saidIn` is the utterance it stands in, where the words are a model's own. */
	| { type: 'patient.replied'; told: string[]; saidIn?: string | null }
	| { type: 'patient.failed' }
	/** The tutor pointed at an area: recorded, and nothing to the patient. */
	| { type: 'student.took_hint'; area: string; step: number }
	| { type: 'student.ended' }
	| { type: 'student.left' }
	| { type: 'student.submitted' }
	/** A deadline of the stage, or an entry of the author's timeline. */
	| { type: 'time.reached'; timelineId?: string };

export type ConsultationEffect =
	| { type: 'requestReply'; utteranceId: string; plan: ReplyPlan }
	| { type: 'showFindings'; findingIds: string[] }
	| { type: 'showAction'; actionId: string }
	| { type: 'showTimeline'; timelineId: string }
	/** The reply being spoken ends here; what was shown joins the transcript. */
	| { type: 'closeReply' }
	| { type: 'requestGrading' }
	| { type: 'noteHint' };
