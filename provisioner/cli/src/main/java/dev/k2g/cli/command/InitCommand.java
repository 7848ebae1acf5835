package dev.k2g.cli.command;

import dev.k2g.cli.session.RemedyCommands;
import dev.k2g.failure.ExitCode;
import dev.k2g.recipe.RecipeTemplate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code k2g init} */
@Command(
        name = "init",
        header = "Make a new recipe: a small one that runs as it is, to be changed.",
        footer = {
            "  k2g init my-shop                      a recipe of the name my-shop",
            "  k2g init recipes/shop --name my-shop",
            "  k2g --recipe my-shop up               then run it",
            "  k2g --recipe my-shop verify           and see what its scenarios say"
        })
final class InitCommand extends SessionCommand {

    @Parameters(paramLabel = "DIR", description = "The recipe's folder: empty, or not there yet.")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The recipe's name (default: the folder's). Its topics and its connector begin with it.")
    private @Nullable String name;

    @Override
    ExitCode run() {
        Path made = session().console().directory().resolve(folder).normalize();
        String recipeName = RecipeTemplate.write(made, Optional.ofNullable(name));
        print(
                () -> """
                        Made the recipe %s in %s: %s.
                        Its README.md says what they are. To run it: k2g --recipe %s up
                        """.formatted(
                                recipeName,
                                made,
                                String.join(", ", RecipeTemplate.fileNames()),
                                RemedyCommands.quoted(folder.toString())),
                () -> new NewRecipe(recipeName, made.toString(), RecipeTemplate.fileNames()));
        return ExitCode.DONE;
    }

    private record NewRecipe(String name, String folder, List<String> files) {}
}
