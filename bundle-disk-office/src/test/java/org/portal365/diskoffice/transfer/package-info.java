/** Tests of jobs; the outside drive is a model that can be cut at any call. */
package org.portal365.diskoffice.transfer;
