package dev.k2g.features.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One answer to an event, and the line that the stream sends for it. */
record Rsvp(
        Member member, Cast.Group group, Cast.City city, Event event, long id, boolean yes, int guests, long mtime) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who answers. */
    record Member(long id, String name, boolean photo, Optional<String> network) {}

    /** What is answered; its time is in epoch milliseconds. */
    record Event(String name, String id, OptionalLong time, Optional<Venue> venue) {}

    /** Where it is. */
    record Venue(String name, long id, BigDecimal lat, BigDecimal lon) {}

    /** The same answer, changed. */
    Rsvp changed(long later) {
        return new Rsvp(member, group, city, event, id, !yes, guests, mtime + later);
    }

    /** The line without its line end: keys in the stream's order, optional ones absent, slashes escaped, else raw UTF-8. */
    String line() {
        ObjectNode message = JSON.createObjectNode();
        event.venue().ifPresent(venue -> addVenue(message.putObject("venue"), venue));
        message.put("visibility", "public");
        message.put("response", yes ? "yes" : "no");
        message.put("guests", guests);
        addMember(message.putObject("member"));
        message.put("rsvp_id", id);
        message.put("mtime", mtime);
        addEvent(message.putObject("event"));
        addGroup(message.putObject("group"));
        try {
            return JSON.writeValueAsString(message).replace("/", "\\/");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addVenue(ObjectNode json, Venue venue) {
        json.put("venue_name", venue.name());
        json.put("lon", venue.lon());
        json.put("lat", venue.lat());
        json.put("venue_id", venue.id());
    }

    private void addMember(ObjectNode json) {
        json.put("member_id", member.id());
        if (member.photo()) {
            json.put("photo", "https://photos.example.org/member/%1$s/thumb_%1$s.jpeg".formatted(member.id()));
        }
        json.put("member_name", member.name());
        member.network()
                .ifPresent(network ->
                        json.putObject("other_services").putObject(network).put("identifier", "@member" + member.id()));
    }

    private void addEvent(ObjectNode json) {
        json.put("event_name", event.name());
        json.put("event_id", event.id());
        event.time().ifPresent(time -> json.put("time", time));
        json.put("event_url", "https://meetup.example.org/%s/events/%s/".formatted(urlName(), event.id()));
    }

    private void addGroup(ObjectNode json) {
        var topics = json.putArray("group_topics");
        group.topics()
                .forEach(
                        topic -> topics.addObject().put("urlkey", urlKey(topic)).put("topic_name", topic));
        json.put("group_city", city.city());
        json.put("group_country", city.country());
        json.put("group_id", 1_000_000 + Math.floorMod(group.name().hashCode(), 30_000_000));
        json.put("group_name", group.name());
        json.put("group_lon", city.lon());
        json.put("group_urlname", urlName());
        Optional.ofNullable(city.state()).ifPresent(state -> json.put("group_state", state));
        json.put("group_lat", city.lat());
    }

    private String urlName() {
        return words(group.name(), group.cityKey() + "-meetup");
    }

    private static String urlKey(String topic) {
        return words(topic, "topic-" + Math.floorMod(topic.hashCode(), 100_000)).toLowerCase(Locale.ROOT);
    }

    private static String words(String text, String otherwise) {
        String words = text.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.length() < 2 ? otherwise : words;
    }
}
