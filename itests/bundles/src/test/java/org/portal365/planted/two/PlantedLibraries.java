package org.portal365.planted.two;

import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.kiota.RequestInformation;
import org.apache.felix.scr.annotations.Component;
import org.portal365.planted.one.PlantedServlet;

/** A mistake on purpose: annotated though no component, both Microsoft libraries in one place, half of a cycle. */
@SuppressWarnings("deprecation")
@Component(componentAbstract = true)
public class PlantedLibraries {
    Class<?> other() {
        return PlantedServlet.class;
    }

    Class<?> request(IAccount account) {
        return account == null ? RequestInformation.class : IAccount.class;
    }
}
