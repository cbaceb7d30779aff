package org.portal365.diskoffice.transfer.graph;

import org.portal365.m365.graph.GraphDrive;
import org.portal365.m365.graph.GraphLibrary;

/** Graph with one kind of token. */
record Drives(GraphDrive drive, GraphLibrary library) {}
