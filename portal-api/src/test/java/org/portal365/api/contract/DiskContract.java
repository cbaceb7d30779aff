package org.portal365.api.contract;

/** What document editors rely on in a Disk: implement the fixture methods and run it. */
public interface DiskContract
        extends DiskFilesContract,
                DiskVersionsContract,
                DiskLocksContract,
                DiskRightsContract,
                DiskCopiesContract,
                DiskFoldersContract {}
