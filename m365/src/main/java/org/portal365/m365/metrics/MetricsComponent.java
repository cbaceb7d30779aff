package org.portal365.m365.metrics;

import org.apache.felix.scr.annotations.Activate;
import org.apache.felix.scr.annotations.Component;
import org.apache.felix.scr.annotations.Deactivate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.portal365.api.module.Metrics;
import org.portal365.m365.component.Offer;

/** Brings up the numbers: what is counted here, and what bundles can be asked for. */
@SuppressWarnings("deprecation")
@Component(name = "org.portal365.m365.metrics", immediate = true)
public final class MetricsComponent {
    private @Nullable Measurements numbers;
    private @Nullable Offer<Meter> meter;
    private @Nullable Offer<Metrics> text;
    private @Nullable ServiceTracker<Measured, Measured> measured;

    @Activate
    void activate(BundleContext context) {
        Measurements all = new Measurements();
        numbers = all;
        measured = new Tracker(context, all);
        measured.open();
        meter = new Offer<>(context, Meter.class);
        meter.offer(all);
        text = new Offer<>(context, Metrics.class);
        text.offer(all);
    }

    @Deactivate
    void deactivate() {
        if (meter != null) {
            meter.close();
        }
        if (text != null) {
            text.close();
        }
        if (measured != null) {
            measured.close();
        }
        if (numbers != null) {
            numbers.close();
        }
    }

    private static final class Tracker extends ServiceTracker<Measured, Measured> {
        private final Measurements all;

        Tracker(BundleContext context, Measurements all) {
            super(context, Measured.class, null);
            this.all = all;
        }

        @Override
        public Measured addingService(ServiceReference<Measured> reference) {
            Measured added = super.addingService(reference);
            all.add(added);
            return added;
        }

        @Override
        public void removedService(ServiceReference<Measured> reference, Measured removed) {
            all.remove(removed);
            super.removedService(reference, removed);
        }
    }
}
