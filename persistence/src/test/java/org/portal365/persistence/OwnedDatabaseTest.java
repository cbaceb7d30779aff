package org.portal365.persistence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.Version;

/** Case 159: two versions of a bundle. */
class OwnedDatabaseTest {
    private final OwnedDatabase owned = new OwnedDatabase((Database) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Database.class}, (proxy, method, arguments) -> null));

    private int state = Bundle.ACTIVE;

    @Test
    void case159ASecondBundleIsRefusedWhileTheFirstRuns() {
        owned.open("mail", loader(7));
        assertThatThrownBy(() -> owned.open("mail", loader(8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bundle:uninstall 7, then bundle:restart 8");
        assertThatCode(() -> owned.open("other", loader(8))).doesNotThrowAnyException();
    }

    @Test
    void theSameBundleMayComeAgainAsAfterAnUpdate() {
        Loader first = loader(7);
        owned.open("mail", first);
        assertThatCode(() -> owned.open("mail", new Loader(first.bundle))).doesNotThrowAnyException();
    }

    @Test
    void anotherMayComeWhenTheFirstIsGone() {
        owned.open("mail", loader(7));
        state = Bundle.UNINSTALLED;
        assertThatCode(() -> owned.open("mail", loader(8))).doesNotThrowAnyException();
    }

    @Test
    void outsideOsgiNobodyIsAsked() {
        owned.open("mail", getClass().getClassLoader());
        assertThatCode(() -> owned.open("mail", new ClassLoader() {})).doesNotThrowAnyException();
    }

    private Loader loader(long id) {
        return new Loader((Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundleId" -> id;
                    case "getState" -> state;
                    case "getVersion" -> new Version(1, 0, (int) id);
                    case "getSymbolicName" -> "org.portal365.mail";
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** As a framework gives each bundle. */
    private static final class Loader extends ClassLoader implements BundleReference {
        private final Bundle bundle;

        Loader(Bundle bundle) {
            this.bundle = bundle;
        }

        @Override
        public Bundle getBundle() {
            return bundle;
        }
    }
}
