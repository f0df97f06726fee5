/** Languages by their own names. */
import type { Language } from '#lib/domain/dialogue/topicCatalogue.ts';

export const languageWords: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };
