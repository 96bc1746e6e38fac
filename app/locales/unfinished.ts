/**
 * Namespaces that are written in English first and not whole in every other language yet. While there are
 * any, pages in another language bring the English words along, which stand in for what is missing.
 */
export const unfinished: readonly string[] = []
