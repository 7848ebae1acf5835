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
