package org.portal365.diskoffice.transfer.core;

import java.io.IOException;

/** The steps of one kind of task. Each may be done again after a kill. */
interface Steps {
    /** The next step; faults of the outside drive and of our own disk are thrown. */
    Next step(Task task, Plan plan) throws IOException;
}
