package org.portal365.itests.portal;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** A module on the settings page before somebody who knows it by the names that the page shows, and by nothing else. */
record ModuleForm(Browser browser, String section, String module) {
    private WebElement article() {
        By here = By.xpath("//section[h2='%s']//article[header/strong='%s']".formatted(section, module));
        browser.waitFor(here);
        return browser.driver().findElement(here);
    }

    private WebElement field(String label) {
        WebElement words = article().findElement(By.xpath(".//label[normalize-space()='%s']".formatted(label)));
        return browser.driver().findElement(By.id(words.getAttribute("for")));
    }

    ModuleForm type(String label, String text) {
        WebElement field = field(label);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    ModuleForm choose(String label, String option) {
        new Select(field(label)).selectByVisibleText(option);
        return this;
    }

    ModuleForm tick(String label) {
        WebElement box = field(label);
        if (!box.isSelected()) {
            box.click();
        }
        return this;
    }

    /** Presses the button below the fields. */
    ModuleForm save() {
        String id = article().getAttribute("id");
        browser.submit("#" + id + " > form > button[type=submit]").settles("p[role=status].done");
        return this;
    }

    /** Types a secret and presses the button beside it; the page then says what became of it. */
    ModuleForm secret(String label, String value) {
        type(label, value);
        String id = field(label).getAttribute("id");
        browser.submit("#" + id + " + button").settles("p[role=status].done", "div[role=alert]");
        return this;
    }
}
