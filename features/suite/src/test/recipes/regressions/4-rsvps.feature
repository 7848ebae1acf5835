Feature: Regression 4 - Odd RSVPs, and the query by name

  Scenario: [1] An RSVP to a group without topics becomes no record
    Given the recipe meetup-rsvp
    And the recipe is applied
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 220950091        | 1622851200000 | []                              |
    Then the topic meetup-member-group-topic should be empty
    And the sums should be:
      | lines | messages | mapped | rejected | sent | delivered | dead-lettered | lag |
      | 1     | 1        | 0      | 0        | 0    | 0         | 0             | 0   |

  Scenario: [2] The name of a topic is kept to the letter
    Given the recipe meetup-rsvp
    And the recipe is applied
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name                            |
      | 220950091        | 1622851200000 | ['Kids  & "Family"', 'Dog\\'s Day ', '#C/C++', 'Zürich 𝄞'] |
    Then the topic meetup-member-group-topic should hold, in order:
      | member_id | time          | group_topic_name   |
      | 220950091 | 1622851200000 | 'Kids  & "Family"' |
      | 220950091 | 1622851200000 | 'Dog\\'s Day '     |
      | 220950091 | 1622851200000 | '#C/C++'           |
      | 220950091 | 1622851200000 | 'Zürich 𝄞'         |

  Scenario: [3] The recipe knows the question by name
    Given the recipe meetup-rsvp
    And the recipe is applied
    And the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name    |
      | 1                | 1627200000000 | ['Canoeing', 'Hiking', 'Outdoors'] |
      | 2                | 1627200000000 | ['Canoeing', 'Outdoors']           |
      | 3                | 1627200000000 | ['Lean Startup', 'Outdoors']       |
    And the sink has caught up
    When executing the query canoeing
    Then the result should be, in order:
      | group_topic_name | count |
      | 'Outdoors'       | 2     |
      | 'Hiking'         | 1     |
