/** Who speaks the patient of a trial. */
import type { ReplyPlan } from '../patient/replyPlan.ts';
import type { ReplyTask } from '../patient/replyTask.ts';

/** What was shown of a reply, and in whose words. */
export type TrialReply = { shown: string; by: 'author' | 'model' };

export type TrialSpeaker = (task: ReplyTask, plan: ReplyPlan) => Promise<TrialReply>;

export const scriptOf = ({ script }: ReplyTask): string => script.map(({ text }) => text).join('');

export const authorSpeaks: TrialSpeaker = async (task) => ({ shown: scriptOf(task), by: 'author' });
