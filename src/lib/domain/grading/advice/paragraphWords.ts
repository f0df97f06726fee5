/** The words a model's paragraph may use: plain ones anywhere, others only in a sentence that tells their fact. */
import type { Language } from '../../dialogue/topicCatalogue.ts';
import type { OverallFact } from './advice.ts';

type Code = OverallFact['code'];

const listed = (text: string): string[] => text.trim().split(/\s+/u);

/** No numerals, no negations, no praise and no blame: these would be claims. */
export const plainWords: Record<Language, readonly string[]> = {
	en: listed(`
		a an and again as at be below but by each for from go going here in into is it its keep let line lines look more next
		now of on once or practice practise read so that the then there these this time to try was were with you your`),
	'zh-CN': listed(`
		您 您的 的 在 和 与 也 并 是 了 有 可以 请 再 下次 下一次 继续 练习 试试 看看 下面 下方 这次 本次 问诊 对话 其中 而 则 中 里`),
};

export const factWords: Record<Language, Record<Code, readonly string[]>> = {
	en: {
		marks: listed('got earned reached have marks mark points out possible'),
		best_section: listed(
			'strongest best went well part section most marks mark points out earned got',
		),
		weakest_section: listed(
			'weakest least part section room gain grow most marks mark points out earned got where left',
		),
		questions: listed('asked questions question open openly out which were'),
		safety_all: listed('safety item items covered all every touch safe done'),
		safety_missed: listed('safety item items missed first touch matter matters come comes'),
		waiting: listed(
			'item items wait waits waiting person teacher who looks will may change still provisional',
		),
	},
	'zh-CN': {
		marks: listed('得到 得了 获得 得 分 满分 总分 共 达到'),
		best_section: listed('表现 最好 最强 部分 环节 得 分 满分 得了'),
		weakest_section: listed('表现 最弱 部分 环节 得 分 满分 提升 空间 最大 得了 还'),
		questions: listed('提问 提出 问题 问 个 次 开放 开放式 共 一共'),
		safety_all: listed('涉及 安全 项 全部 都 做到 完成'),
		safety_missed: listed('涉及 安全 项 漏 遗漏 未 做到 首先 先'),
		waiting: listed('项 等待 等 老师 查看 审阅 暂定 可能 会 变动 还'),
	},
};
