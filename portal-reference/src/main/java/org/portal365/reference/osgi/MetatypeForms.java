package org.portal365.reference.osgi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;
import org.portal365.reference.settings.SettingsForm;
import org.portal365.reference.settings.SettingsForm.Field;
import org.portal365.reference.settings.SettingsForm.Option;
import org.portal365.reference.settings.SettingsForm.ValueType;
import org.portal365.reference.settings.SettingsForms;

/** Forms made from the metatype of the bundles (OSGi Compendium 105). Passwords never become fields. */
final class MetatypeForms implements SettingsForms {
    private final BundleContext context;
    private final MetaTypeService metatype;

    MetatypeForms(BundleContext context, MetaTypeService metatype) {
        this.context = context;
        this.metatype = metatype;
    }

    @Override
    public Optional<SettingsForm> form(String pid, Locale locale) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING)
                .flatMap(bundle -> Optional.ofNullable(metatype.getMetaTypeInformation(bundle)).stream())
                .filter(information -> Arrays.asList(information.getPids()).contains(pid))
                .findFirst()
                .map(information -> form(pid, definition(information, pid, locale)));
    }

    private static ObjectClassDefinition definition(MetaTypeInformation information, String pid, Locale locale) {
        return information.getObjectClassDefinition(pid, locale.getLanguage());
    }

    private static SettingsForm form(String pid, ObjectClassDefinition definition) {
        List<Field> fields = Arrays.stream(definition.getAttributeDefinitions(ObjectClassDefinition.ALL))
                .filter(attribute -> attribute.getType() != AttributeDefinition.PASSWORD)
                .map(MetatypeForms::field)
                .toList();
        return new SettingsForm(pid, text(definition.getName()), text(definition.getDescription()), fields);
    }

    private static Field field(AttributeDefinition attribute) {
        String[] standard = attribute.getDefaultValue();
        return new Field(
                attribute.getID(),
                text(attribute.getName()),
                text(attribute.getDescription()),
                type(attribute.getType()),
                attribute.getCardinality() != 0,
                options(attribute),
                standard == null ? "" : String.join(", ", standard));
    }

    private static ValueType type(int type) {
        return switch (type) {
            case AttributeDefinition.BOOLEAN -> ValueType.SWITCH;
            case AttributeDefinition.INTEGER, AttributeDefinition.LONG, AttributeDefinition.SHORT -> ValueType.NUMBER;
            default -> ValueType.TEXT;
        };
    }

    private static List<Option> options(AttributeDefinition attribute) {
        String[] values = attribute.getOptionValues();
        String[] labels = attribute.getOptionLabels();
        if (values == null || labels == null) {
            return List.of();
        }
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            options.add(new Option(values[i], labels[i]));
        }
        return options;
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
