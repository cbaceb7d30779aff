package org.portal365.sandbox.office;

/**
 * Something in a document that a person can change.
 *
 * @param id of the form field; stable while the document's structure stays
 * @param label what a screen reader says
 */
public record Field(String id, String label, String value, boolean editable) {}
