package org.portal365.api.module;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.portal365.api.Text;
import org.portal365.api.Words;

/**
 * "Check everything": all checks of all modules, one line each, those first that others build on. Page, shell and
 * monitoring run the same list.
 *
 * @param broken told of what a check threw, with the name of its line
 */
public record CheckList(List<Module> modules, BiConsumer<String, RuntimeException> broken) {
    private static final Words WORDS = Words.beside(CheckList.class);

    public CheckList {
        modules = modules.stream()
                .sorted(Comparator.comparing(Module::order).thenComparing(Module::pid))
                .toList();
    }

    /**
     * One line.
     *
     * @param number of the check within its module, from 0
     */
    public record Line(String pid, Text section, int number, Check check) {
        /** Names the line for programs; stays the same as long as the module has the same checks. */
        public String name() {
            return pid + "/" + number;
        }
    }

    /** What there is to check now. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Module module : modules) {
            List<Check> checks = checks(module);
            IntStream.range(0, checks.size())
                    .mapToObj(number -> new Line(module.pid(), module.section(), number, checks.get(number)))
                    .forEach(lines::add);
        }
        return lines;
    }

    public Optional<Line> line(String name) {
        return lines().stream().filter(line -> line.name().equals(name)).findFirst();
    }

    private List<Check> checks(Module module) {
        try {
            return module.checks();
        } catch (RuntimeException e) {
            broken.accept(module.pid(), e);
            return List.of();
        }
    }

    /** Runs one line. A check that throws is a finding as well: it must not take the others along. */
    public Finding run(Line line, CheckContext context) {
        if (!context.goOn().getAsBoolean()) {
            return Finding.skipped(WORDS.text("stopped"), WORDS.text("stopped.cure"));
        }
        try {
            return line.check().run(context);
        } catch (RuntimeException e) {
            broken.accept(line.name(), e);
            return Finding.failed(WORDS.text("broken", e.getClass().getSimpleName()), WORDS.text("broken.cure"));
        }
    }
}
