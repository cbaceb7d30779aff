package org.portal365.reference.web;

import org.portal365.api.Text;
import org.portal365.api.Words;

/**
 * A page, or a fragment of one, to be rendered in the language of whoever asked.
 *
 * @param template below src/main/jte, e.g. {@code disk/folder.jte}; its parameters are {@code View view} and the model's
 *     type {@code model}
 * @param title for the window
 * @param words where {@link View#say} looks first; the words of the web layer come second
 * @param model what the template shows
 */
public record Page(String template, Text title, Words words, Object model) implements Content {}
