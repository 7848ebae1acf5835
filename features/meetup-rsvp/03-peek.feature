Feature: 03 - A peek at the topic

  The recording beside this file holds RSVPs like those that the stream once sent. Its first one is to a language
  group in Berlin.

  Scenario: [1] The first records are those of the first RSVP
    Given the recipe is applied
    And the recording is replayed
    When peeking at the first 6 records of the topic meetup-member-group-topic
    Then the result should be, in order:
      | __key | member_id | time          | group_topic_name        |
      | null  | 32479514  | 1624208400000 | 'Language & Culture'    |
      | null  | 32479514  | 1624208400000 | 'Language Exchange'     |
      | null  | 32479514  | 1624208400000 | 'German Language'       |
      | null  | 32479514  | 1624208400000 | 'English Language'      |
      | null  | 32479514  | 1624208400000 | 'International Friends' |
      | null  | 32479514  | 1624208400000 | 'Expat Germany'         |
