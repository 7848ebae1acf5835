/** Makes the recording of the RSVP recipe: invented people and groups, in the form of the retired Meetup stream. */
@NullMarked
package dev.k2g.features.recording;

import org.jspecify.annotations.NullMarked;
