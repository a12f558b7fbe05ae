/** Elements of a merchant's markup whose content is no text, as an alternation of names for a regular expression. */
export const DROPPED_TAGS = "script|style|template|noscript|iframe|object|svg|math|textarea|select|title";

/** Elements that break the line, likewise. */
export const BLOCK_TAGS = "p|[uo]l|li|br|div|h[1-6]|t[rdh]|d[dt]|hr";
