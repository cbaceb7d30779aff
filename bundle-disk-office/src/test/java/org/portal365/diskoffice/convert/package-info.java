/** Tests of the converter, with the real LibreOffice. */
package org.portal365.diskoffice.convert;
