package org.portal365.reference.site;

import java.util.List;
import java.util.Map;
import org.portal365.api.Text;
import org.portal365.api.Words;
import org.portal365.api.module.Check;
import org.portal365.api.module.Fact;
import org.portal365.api.module.Module;
import org.portal365.api.module.Problem;
import org.portal365.api.module.State;
import org.portal365.reference.site.PortalSettings.Parsed;
import org.portal365.reference.site.PortalSettings.Standard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The portal's settings in force: the last valid ones, and what is wrong with newer ones. */
public final class LivePortalSettings implements Module {
    private static final Logger LOG = LoggerFactory.getLogger(LivePortalSettings.class);
    private static final Words WORDS = Words.beside(LivePortalSettings.class);

    private final Standard standard;
    private volatile Map<String, Object> latest = Map.of();
    private volatile PortalSettings current;
    private volatile List<Problem> problems = List.of();

    /** Begins with what counts where nothing is set. */
    public LivePortalSettings(Standard standard) {
        this.standard = standard;
        this.current = PortalSettings.parse(Map.of(), standard).settings().orElseThrow();
    }

    public PortalSettings current() {
        return current;
    }

    /** Takes the same settings again, since what counts where nothing is set may have changed. */
    public void renew() {
        update(latest);
    }

    /** Takes over new settings when they are valid. */
    public void update(Map<String, Object> values) {
        latest = values;
        Parsed parsed = PortalSettings.parse(values, standard);
        parsed.settings().ifPresent(settings -> current = settings);
        problems = parsed.problems();
        if (!problems.isEmpty()) {
            LOG.warn(
                    "Settings of {} refused, the last valid ones stay: {}",
                    PortalSettings.PID,
                    problems.stream().map(Problem::key).toList());
        }
    }

    @Override
    public String pid() {
        return PortalSettings.PID;
    }

    @Override
    public Text section() {
        return WORDS.text("portal.section");
    }

    @Override
    public State state() {
        return State.ON;
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public List<Problem> validate(Map<String, Object> candidate) {
        return PortalSettings.parse(candidate, standard).problems();
    }

    @Override
    public List<Fact> facts() {
        return List.of();
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
