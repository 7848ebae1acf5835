package dev.k2g.graph;

/**
 * A Cypher duration, whose months, days and seconds are counted apart.
 *
 * @param iso as Cypher writes it: {@code P1M2DT3S}
 */
public record Period(String iso) {

    @Override
    public String toString() {
        return iso;
    }
}
