Feature: 02 - Records

  Somebody answers an invitation: that is an RSVP. It names the member, the time of the event, and the group with
  its topics. One RSVP becomes one record for each of these topics.

  Scenario: [1] An RSVP becomes a record for each topic of the group
    Given the recipe is applied
    When the RSVPs are replayed:
      """
      {
        "rsvp_id": 1666415033,
        "response": "yes",
        "member": {"member_id": 220950091, "member_name": "A member"},
        "event": {"event_id": "237806425", "time": 1622851200000},
        "group": {
          "group_name": "Founders",
          "group_topics": [
            {"urlkey": "lean-startup", "topic_name": "Lean Startup"},
            {"urlkey": "venture-capital", "topic_name": "Venture Capital"}
          ]
        }
      }
      """
    Then the topic meetup-member-group-topic should hold, in order:
      | member_id | time          | group_topic_name  |
      | 220950091 | 1622851200000 | 'Lean Startup'    |
      | 220950091 | 1622851200000 | 'Venture Capital' |

  Scenario: [2] An RSVP to a group without topics becomes no record
    Given the recipe is applied
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name |
      | 220950091        | 1622851200000 | []                              |
    Then the topic meetup-member-group-topic should be empty
    And the sums should be:
      | lines | messages | mapped | rejected | sent | delivered | dead-lettered | lag |
      | 1     | 1        | 0      | 0        | 0    | 0         | 0             | 0   |

  Scenario: [3] The name of a topic is kept to the letter
    Given the recipe is applied
    When the RSVPs are replayed:
      | member.member_id | event.time    | group.group_topics[].topic_name                            |
      | 220950091        | 1622851200000 | ['Kids  & "Family"', 'Dog\\'s Day ', '#C/C++', 'Zürich 🚣'] |
    Then the topic meetup-member-group-topic should hold, in order:
      | member_id | time          | group_topic_name   |
      | 220950091 | 1622851200000 | 'Kids  & "Family"' |
      | 220950091 | 1622851200000 | 'Dog\\'s Day '     |
      | 220950091 | 1622851200000 | '#C/C++'           |
      | 220950091 | 1622851200000 | 'Zürich 🚣'         |
