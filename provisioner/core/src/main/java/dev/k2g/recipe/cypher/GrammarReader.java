package dev.k2g.recipe.cypher;

import dev.k2g.yaml.Nearest;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads texts by one of the grammars.
 *
 * @param lexer makes what takes a text apart
 * @param parser makes what puts its tokens together
 * @param start has the parser read all of the text
 */
record GrammarReader(
        Function<CharStream, Lexer> lexer,
        Function<TokenStream, Parser> parser,
        Function<Parser, ParserRuleContext> start) {

    /** Those that are misspelt most. */
    private static final Set<String> KEYWORDS = Set.of(
            "AND",
            "AS",
            "BY",
            "CALL",
            "CASE",
            "CONTAINS",
            "CREATE",
            "DELETE",
            "DETACH",
            "DISTINCT",
            "ELSE",
            "END",
            "ENDS",
            "EXISTS",
            "FILTER",
            "FINISH",
            "FOREACH",
            "IN",
            "INSERT",
            "IS",
            "LET",
            "LIMIT",
            "MATCH",
            "MERGE",
            "NEXT",
            "NOT",
            "NULL",
            "ON",
            "OPTIONAL",
            "OR",
            "ORDER",
            "REMOVE",
            "RETURN",
            "SET",
            "SKIP",
            "STARTS",
            "THEN",
            "UNION",
            "UNWIND",
            "WHEN",
            "WHERE",
            "WITH",
            "YIELD");

    /** Rules that add nothing where they have one part. */
    private static final Set<String> ADD_NOTHING = Set.of(
            "Statement",
            "QueryWithLocalDefinitions",
            "NextStatement",
            "RegularQuery",
            "Union",
            "Clause",
            "Implies",
            "AnonymousPattern",
            "PostFix",
            "Literal",
            "FunctionArgument",
            "ProcedureArgument");

    private static final SyntaxNode NOTHING = new SyntaxNode("Statements", "", 1, 1, 0, List.of());

    /**
     * What a text is.
     *
     * @param tree its parts; none when there is an error
     * @param error what does not belong there
     */
    record Read(SyntaxNode tree, Optional<SyntaxError> error) {}

    /** @param before what is read before the text, in one line, and is not counted where something stands */
    Read read(String before, String cypher) {
        Read quick = read(before, cypher, PredictionMode.SLL);
        return quick.error().isEmpty() ? quick : read(before, cypher, PredictionMode.LL);
    }

    private Read read(String before, String cypher, PredictionMode mode) {
        FirstError first = new FirstError();
        Lexer tokens = lexer.apply(CharStreams.fromString(before + cypher));
        tokens.removeErrorListeners();
        tokens.addErrorListener(first);
        Parser reader = parser.apply(new CommonTokenStream(tokens));
        reader.removeErrorListeners();
        reader.addErrorListener(first);
        reader.getInterpreter().setPredictionMode(mode);
        ParserRuleContext all = start.apply(reader);
        return first.error == null
                ? new Read(node(all, before.length()), Optional.empty())
                : new Read(NOTHING, Optional.of(first.error));
    }

    private static SyntaxNode node(ParseTree tree, int before) {
        if (tree instanceof TerminalNode terminal) {
            return node("", terminal.getText(), terminal.getSymbol(), before, List.of());
        }
        ParserRuleContext context = (ParserRuleContext) tree;
        String rule = context.getClass().getSimpleName().replaceFirst("Context$", "");
        List<SyntaxNode> children = new ArrayList<>();
        for (int i = 0; i < context.getChildCount(); i++) {
            children.add(node(context.getChild(i), before));
        }
        boolean isExpression = rule.matches("Expression\\d*");
        if (children.size() == 1 && !children.get(0).rule().isEmpty() && (isExpression || ADD_NOTHING.contains(rule))) {
            SyntaxNode only = children.get(0);
            return isExpression && only.is("Variable")
                    ? new SyntaxNode("Reference", only.text(), only.line(), only.column(), only.start(), List.of())
                    : only;
        }
        return node(rule, text(context), context.getStart(), before, children);
    }

    private static SyntaxNode node(String rule, String text, Token at, int before, List<SyntaxNode> children) {
        int column = at.getCharPositionInLine() + 1 - (at.getLine() == 1 ? before : 0);
        return new SyntaxNode(rule, text, at.getLine(), column, at.getStartIndex() - before, children);
    }

    private static String text(ParserRuleContext context) {
        Token start = context.getStart();
        Token stop = context.getStop();
        return stop == null || stop.getStopIndex() < start.getStartIndex()
                ? ""
                : start.getInputStream().getText(Interval.of(start.getStartIndex(), stop.getStopIndex()));
    }

    /** Keeps the first error: those behind it come of it. */
    private static final class FirstError extends BaseErrorListener {

        private @Nullable SyntaxError error;

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException cause) {
            if (error == null) {
                error = new SyntaxError(message(symbol, message), word(symbol), line, column + 1);
            }
        }

        private static String word(@Nullable Object symbol) {
            return symbol instanceof Token token && token.getType() != Token.EOF ? token.getText() : "";
        }

        private static String message(@Nullable Object symbol, String message) {
            if (!(symbol instanceof Token token)) {
                return message + ".";
            }
            if (token.getType() == Token.EOF) {
                return "It ends too early.";
            }
            String word = token.getText();
            boolean isKeyword = KEYWORDS.contains(word.toUpperCase(Locale.ROOT));
            return "'" + word + "' does not belong here"
                    + (isKeyword ? "" : Nearest.hint(word.toUpperCase(Locale.ROOT), KEYWORDS)) + ".";
        }
    }
}
