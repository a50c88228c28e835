/**
 * The MIME type an output of unknown type is written under: nbformat 4.5 has no place for one, so it travels
 * inside a `display_data`, and becomes an {@link UnknownOutput} again when it is read.
 */
export const UNKNOWN_OUTPUT_MIME_TYPE = 'application/vnd.platen.output+json'
