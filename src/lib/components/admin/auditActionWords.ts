/** What an audit record says was done, in words; what has none yet is shown by its code. */
import { m } from '#lib/paraglide/messages.js';

const words: Readonly<Record<string, () => string>> = {
	'user.signed_in': m.auditAction_user_signed_in,
	'user.sign_in_refused': m.auditAction_user_sign_in_refused,
	'user.signed_out': m.auditAction_user_signed_out,
	'user.password_set': m.auditAction_user_password_set,
	'user.created': m.auditAction_user_created,
	'user.link_issued': m.auditAction_user_link_issued,
	'models.changed': m.auditAction_models_changed,
	'model_key.stored': m.auditAction_model_key_stored,
	'model_key.removed': m.auditAction_model_key_removed,
	'budgets.changed': m.auditAction_budgets_changed,
	'prices.changed': m.auditAction_prices_changed,
	'grading.recorded': m.auditAction_grading_recorded,
	'gradings.regraded': m.auditAction_gradings_regraded,
	'mark.accepted': m.auditAction_mark_accepted,
	'mark.changed': m.auditAction_mark_changed,
	'domain.rated': m.auditAction_domain_rated,
	'utterance.commented': m.auditAction_utterance_commented,
	'review.closed': m.auditAction_review_closed,
	'marking.graded': m.auditAction_marking_graded,
	'marking.level_set': m.auditAction_marking_level_set,
	'marking.signed': m.auditAction_marking_signed,
	'marking.discordant': m.auditAction_marking_discordant,
	'assessment.rules_set': m.auditAction_assessment_rules_set,
	'evidence.read': m.auditAction_evidence_read,
	'results.released': m.auditAction_results_released,
	'results.withdrawn': m.auditAction_results_withdrawn,
	'appeal.opened': m.auditAction_appeal_opened,
	'appeal.answered': m.auditAction_appeal_answered,
	'audit.exported': m.auditAction_audit_exported,
	'results.exported': m.auditAction_results_exported,
};

export const auditActionWord = (action: string): string =>
	Object.hasOwn(words, action) ? (words[action]?.() ?? action) : action;
