/** Figures that others have published, by which ours can be read. Their transcripts are not ours. */

export type Published = {
	what: string;
	figure: string;
	/** Who made the gold, and of how much. */
	gold: string;
	paper: string;
};

export const published: readonly Published[] = [
	{
		what: 'history summarised or not (one item), language model',
		figure: 'kappa 0.88',
		gold: 'human graders, 2,027 recorded stations',
		paper: 'Shakur et al. 2024, UT Southwestern, arXiv:2410.12858',
	},
	{
		what: 'history-taking feedback, language model',
		figure: 'kappa 0.83',
		gold: 'human raters',
		paper: 'Holderried et al. 2024, JMIR Medical Education',
	},
	{
		what: 'communication scale of five steps (MIRS), language models',
		figure: 'exact 0.27 to 0.44, off by at most one 0.67 to 0.87',
		gold: 'consensus of experts, 174 scores of 10 cases',
		paper: 'Geathers et al. 2025, arXiv:2501.13957',
	},
];
