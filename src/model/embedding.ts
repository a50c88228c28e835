// How a page holds its notebook: as the base64 of a download link. What is content of the notebook cannot be taken for
// it, because `<` and `"` in it are always escaped. Reports that people keep are read by these marks: they stay.

/** What comes before the file's name. */
export const EMBEDDED_NAME = '<a class="pl-notebook" download="'
/** What comes between the name and the base64, which ends at the next quote. */
export const EMBEDDED_DATA = '" href="data:application/x-ipynb+json;base64,'
