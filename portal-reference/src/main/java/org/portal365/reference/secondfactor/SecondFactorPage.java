package org.portal365.reference.secondfactor;

import java.util.List;
import org.portal365.api.Words;
import org.portal365.reference.web.Page;

/** The pages that the sign-in and the profile share. */
public final class SecondFactorPage {
    public static final Words WORDS = Words.beside(SecondFactorPage.class);

    private SecondFactorPage() {}

    public static Page enrol(EnrolmentModel model) {
        return page("secondfactor/enrol.jte", "factor.enrol", model);
    }

    public static Page codes(List<String> codes, String next) {
        return page("secondfactor/codes.jte", "factor.codes", new RecoveryCodesModel(codes, next));
    }

    /** A page whose title has this key. */
    public static Page page(String template, String title, Object model) {
        return new Page(template, WORDS.text(title), WORDS, model);
    }
}
