package org.portal365.reference.web.disk;

import java.util.List;
import org.portal365.reference.web.Route;
import org.portal365.reference.web.Routes;

/** All pages of the Disk. */
public final class DiskPages implements Routes {
    private final List<Routes> areas;

    public DiskPages(Desk desk) {
        SessionWords words = new SessionWords(desk);
        FolderPages folders = new FolderPages(desk, words);
        SessionBar bar = new SessionBar(desk, words);
        FilePages files = new FilePages(desk, bar);
        JobPages jobs = new JobPages(desk, files);
        areas = List.of(
                new DocumentPages(desk, words),
                new OutsidePages(desk, jobs),
                jobs,
                folders,
                files,
                new Uploads(desk),
                new Downloads(desk),
                new BinPages(desk),
                new OpenPages(desk, files, folders),
                new SessionPages(desk, bar),
                new RunningPages(desk, words),
                new NoticePages(desk));
    }

    @Override
    public List<Route> routes() {
        return areas.stream().flatMap(area -> area.routes().stream()).toList();
    }
}
