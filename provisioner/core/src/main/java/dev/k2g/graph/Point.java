package dev.k2g.graph;

import java.util.OptionalDouble;

/**
 * A Cypher point.
 *
 * @param srid its coordinate reference system, such as 4326 for WGS 84
 * @param x its first coordinate, a longitude in WGS 84
 * @param y its second coordinate
 * @param z its third coordinate, in systems with three
 */
public record Point(int srid, double x, double y, OptionalDouble z) {}
