package dev.k2g.twin.http;

/** One API of a server. */
public interface Api {

    /** What its paths begin with. */
    boolean owns(String path);

    /** The schema that every exchange must keep to. */
    ApiContract contract();

    /** Carries a request out. */
    Response respond(Request request);

    /** How it says that it is not to be had now, or that it has had too many requests. */
    Response refusal(int status, String message);
}
