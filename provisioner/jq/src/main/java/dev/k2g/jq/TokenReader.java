package dev.k2g.jq;

import dev.k2g.jq.Token.Kind;

import java.util.List;

/** The words of a program, read one after the other. */
final class TokenReader {

    private final List<Token> tokens;
    private int at;

    /** @param tokens at least one, and a last one that is the end */
    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** How many were read. */
    int position() {
        return at;
    }

    /** Goes on from where so many were read. */
    void goTo(int position) {
        at = position;
    }

    /** The next one, which stays the next. */
    Token peek() {
        return tokens.get(at);
    }

    /** The one behind the next, which is not the end. */
    Token peekBeyond() {
        return tokens.get(at + 1);
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    /** Whether the next is this word, which is read then. */
    boolean take(String word) {
        if (!peek().is(word)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(String word) {
        if (!take(word)) {
            throw JqSyntaxException.at(peek(), "unexpected " + peek().shown() + " where \"" + word + "\" is due");
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected(peek());
        }
    }

    static JqSyntaxException unexpected(Token token) {
        return JqSyntaxException.at(token, "unexpected " + token.shown());
    }
}
