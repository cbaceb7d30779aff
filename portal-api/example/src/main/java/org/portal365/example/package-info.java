/** The smallest portal that hosts the Office365 bundles: read it from {@link org.portal365.example.ExampleComponent} on. */
@org.jspecify.annotations.NullMarked
package org.portal365.example;
