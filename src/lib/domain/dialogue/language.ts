/** The languages that cases are written in. Apart from any schema: every page of the browser asks for them. */

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];
