package dev.k2g.twin.http;

/** One API of a server. */
public interface Api {

    /** What its paths begin with. */
    boolean owns(String path);

    /** The schema that every exchange must keep to. */
    Contract contract();

    /** Carries a request out. */
    Answer answer(Request request);

    /** How it says that it is not to be had now, or that it has had too many requests. */
    Answer refusal(int status, String message);
}
