package org.portal365.api.outside;

/**
 * What to look at outside. All of it may come from a browser.
 *
 * @param place as {@link OutsideEntry#id()}; empty: the beginning
 * @param words to look for; empty: everything there
 * @param page as {@link OutsidePage#next()}; empty: the first
 */
public record OutsidePlace(String place, String words, String page) {}
