package org.portal365.diskoffice.core;

/** Names the content of an Office package by its unpacked parts, without those that OneDrive writes by itself. */
public record Fingerprint(String value) {}
