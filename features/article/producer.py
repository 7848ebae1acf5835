#!/usr/bin/env python3
"""Feeds a topic from a stream of RSVPs: one record for each topic of the group whose event is answered.

A plain client of Kafka, which knows nothing of k2g but the variables that `k2g env` prints.
Prints what it did as `name=count` lines.
"""
import argparse
import json
import os
import sys
import time

import requests
from confluent_kafka import Producer

CONNECTING_SECONDS = 10
SILENCE_SECONDS = 30  # the stream says something, be it a blank line, more often than that
FLUSH_SECONDS = 30


class Feed:
    """Sends records and counts what became of them."""

    def __init__(self, producer, topic):
        self.producer = producer
        self.topic = topic
        self.counts = dict.fromkeys(("messages", "malformed", "records", "without_time", "delivered"), 0)
        self.failures = []

    def take(self, line):
        """Sends the records of one line of the stream."""
        self.counts["messages"] += 1
        try:
            records = records_of(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            self.counts["malformed"] += 1
            return
        for record in records:
            self.send(record)

    def send(self, record):
        self.counts["records"] += 1
        if record["time"] is None:
            self.counts["without_time"] += 1
        value = json.dumps(record)
        while True:
            try:
                self.producer.produce(self.topic, value, on_delivery=self.delivered)
                self.producer.poll(0)
                return
            except BufferError:  # the queue is full until some of it is delivered
                self.producer.poll(1)

    def delivered(self, error, _message):
        if error is None:
            self.counts["delivered"] += 1
        else:
            self.failures.append(str(error))

    def finish(self):
        """Waits for the deliveries; why records were not delivered, or None."""
        self.producer.flush(FLUSH_SECONDS)
        missing = self.counts["records"] - self.counts["delivered"]
        if missing:
            cause = self.failures[0] if self.failures else f"no answer in {FLUSH_SECONDS} s"
            return f"{missing} records were not delivered to Kafka: {cause}"
        return None


def records_of(rsvp):
    """The records of an RSVP. An event without a time makes records whose time is null: judging them is the sink's part."""
    member_id = rsvp["member"]["member_id"]
    event_time = rsvp["event"].get("time")
    return [
        {"member_id": member_id, "time": event_time, "group_topic_name": topic["topic_name"]}
        for topic in rsvp["group"]["group_topics"]
    ]


def listen(url, seconds, messages, feed):
    """Hands the stream's lines to the feed, until so many seconds have passed or so many messages have come."""
    end = time.monotonic() + seconds
    with requests.get(url, stream=True, timeout=(CONNECTING_SECONDS, SILENCE_SECONDS)) as response:
        response.raise_for_status()
        for line in response.iter_lines():
            if time.monotonic() >= end:
                return
            if line.strip():
                feed.take(line)
            if feed.counts["messages"] == messages:
                return


def configuration():
    """The client's settings, with the names of variables that the article has."""
    try:
        return {
            "bootstrap.servers": os.environ["BROKER_ENDPOINT"],
            "security.protocol": "SASL_SSL",
            "sasl.mechanisms": "PLAIN",
            "sasl.username": os.environ["CLUSTER_API_KEY"],
            "sasl.password": os.environ["CLUSTER_API_SECRET"],
        }
    except KeyError as missing:
        sys.exit(f'producer.py: {missing.args[0]} is not set. eval "$(./k2g env)" sets it.')


def main():
    parser = argparse.ArgumentParser(description="Feed a topic from a stream of RSVPs.")
    parser.add_argument("url", help="the stream")
    parser.add_argument("--topic", default="meetup-member-group-topic")
    parser.add_argument("--seconds", type=float, default=120, help="stop after so long (default: %(default)s)")
    parser.add_argument("--messages", type=int, help="stop after so many messages")
    arguments = parser.parse_args()

    feed = Feed(Producer(configuration()), arguments.topic)
    problem = None
    try:
        listen(arguments.url, arguments.seconds, arguments.messages, feed)
    except requests.RequestException as error:
        problem = f"the stream cannot be read: {error}"
    problem = feed.finish() or problem
    for name, count in feed.counts.items():
        print(f"{name}={count}")
    if problem:
        sys.exit(f"producer.py: {problem}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
