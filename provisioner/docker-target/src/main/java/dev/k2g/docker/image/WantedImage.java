package dev.k2g.docker.image;

/**
 * What an image should be.
 *
 * @param request the image that is wanted
 * @param contentHash the SHA-256 of what it is to be made of
 */
public record WantedImage(ImageRequest request, String contentHash) {}
