# The golden files are what terraform/acls prints; other tests run a broker with exactly these rights.

run "the_shipped_recipe_on_a_basic_cluster" {
  command = plan

  assert {
    condition     = output.acls_json == file("tests/acls-basic.json")
    error_message = "tests/acls-basic.json is not what is granted. If that was meant: terraform/acls > terraform/modules/naming/tests/acls-basic.json"
  }
  assert {
    condition     = jsondecode(output.acls_json) == jsondecode(jsonencode(output.acls))
    error_message = "acls_json is another set than acls."
  }
}

run "the_shipped_recipe_with_managed_connectors" {
  command = plan

  variables {
    connect = "managed"
  }

  assert {
    condition     = output.acls_json == file("tests/acls-managed.json")
    error_message = "tests/acls-managed.json is not what is granted: ${output.acls_json}"
  }
}

run "the_same_for_disposable_runs_too" {
  command = plan

  variables {
    connect    = "managed"
    run_prefix = "verify-"
  }

  assert {
    condition     = output.acls_json == file("tests/acls-run.json")
    error_message = "tests/acls-run.json is not what is granted: ${output.acls_json}"
  }
}

# ACLs are there on each type; role bindings on topics are not there on basic ones. So the rights are the same.
run "standard" {
  command = plan

  variables {
    cluster = { type = "standard" }
  }

  assert {
    condition     = output.acls_json == file("tests/acls-basic.json")
    error_message = "A standard cluster has other rights: ${output.acls_json}"
  }
}

run "enterprise" {
  command = plan

  variables {
    cluster = { type = "enterprise", cloud = "AZURE", region = "westeurope" }
  }

  assert {
    condition     = output.acls_json == file("tests/acls-basic.json")
    error_message = "An enterprise cluster has other rights: ${output.acls_json}"
  }
}

run "dedicated" {
  command = plan

  variables {
    cluster = { type = "dedicated", cku = 1 }
  }

  assert {
    condition     = output.acls_json == file("tests/acls-basic.json")
    error_message = "A dedicated cluster has other rights: ${output.acls_json}"
  }
}

run "freight" {
  command = plan

  variables {
    cluster = { type = "freight", cloud = "AWS", region = "us-east-1" }
  }

  assert {
    condition     = output.acls_json == file("tests/acls-basic.json")
    error_message = "A freight cluster has other rights: ${output.acls_json}"
  }
}

run "nobody_may_do_everything" {
  command = plan

  assert {
    condition     = alltrue([for acl in output.acls : acl.operation != "ALL" && acl.resource_name != "" && acl.resource_name != "*" && acl.permission == "ALLOW"])
    error_message = "Too much: ${output.acls_json}"
  }
  assert {
    condition     = alltrue([for acl in output.acls : acl.resource_type != "CLUSTER" || acl.operation == "DESCRIBE"])
    error_message = "Too much on the cluster: ${output.acls_json}"
  }
}

run "a_connector_only_reads_its_topics_and_writes_dead_letters" {
  command = plan

  assert {
    condition = sort([
      for acl in output.acls : "${acl.operation} ${acl.resource_type} ${acl.resource_name}" if acl.principal == "connector"
      ]) == tolist([
      "DELETE GROUP connect-meetup-neo4j",
      "READ GROUP connect-meetup-neo4j",
      "READ TOPIC meetup-member-group-topic",
      "WRITE TOPIC meetup-neo4j-dlq",
    ])
    error_message = "The connector may: ${output.acls_json}"
  }
}

run "the_topics_of_a_group_are_called_after_it" {
  command = plan

  variables {
    worker = { group_id = "orders-connect" }
  }

  assert {
    condition = (distinct([for acl in output.acls : acl.resource_name if acl.principal == "worker"])
    == tolist(["orders-connect", "orders-connect-configs", "orders-connect-offsets", "orders-connect-status"]))
    error_message = "The worker may: ${output.acls_json}"
  }
}

run "a_worker_has_its_group_and_three_topics" {
  command = plan

  variables {
    worker = {
      group_id             = "orders-connect"
      config_storage_topic = "orders-configs"
      offset_storage_topic = "orders-offsets"
      status_storage_topic = "orders-status"
    }
  }

  assert {
    condition = (distinct([for acl in output.acls : acl.resource_name if acl.principal == "worker"])
    == tolist(["orders-connect", "orders-configs", "orders-offsets", "orders-status"]))
    error_message = "The worker may: ${output.acls_json}"
  }
}

run "a_trailing_asterisk_is_a_prefix" {
  command = plan

  variables {
    topics             = ["orders", "orders-eu-*"]
    dead_letter_topics = []
    connectors         = ["orders-*"]
  }

  assert {
    condition = toset([for acl in output.acls : "${acl.pattern_type} ${acl.resource_name}" if acl.principal == "connector"]) == toset([
      "LITERAL orders", "PREFIXED orders-eu-", "PREFIXED connect-orders-",
    ])
    error_message = "The connector may: ${output.acls_json}"
  }
}

run "disposable_runs_have_names_of_their_own" {
  command = plan

  variables {
    run_prefix = "k2g-run-"
  }

  assert {
    condition = toset([for acl in output.acls : "${acl.principal} ${acl.resource_type} ${acl.resource_name}" if acl.pattern_type == "PREFIXED"]) == toset([
      "provisioning TOPIC k2g-run-",
      "provisioning TOPIC k2g-state-k2g-run-",
      "provisioning GROUP connect-k2g-run-",
      "connector TOPIC k2g-run-",
      "connector GROUP connect-k2g-run-",
    ])
    error_message = "Prefixes: ${output.acls_json}"
  }
}

run "a_topic_in_both_lists_has_each_right_once" {
  command = plan

  variables {
    topics             = ["orders"]
    dead_letter_topics = ["orders"]
  }

  assert {
    condition     = length(output.acls) == length(distinct(output.acls)) && length(output.acls) == length(output.keyed_acls)
    error_message = "Twice: ${output.acls_json}"
  }
  assert {
    condition     = length([for acl in output.acls : acl if acl.principal == "provisioning" && acl.resource_name == "orders"]) == 6
    error_message = "Rights on orders: ${output.acls_json}"
  }
}

run "a_shared_key_may_what_worker_and_connectors_may" {
  command = plan

  variables {
    shared_key = true
  }

  assert {
    condition = length(setsubtract(
      [for acl in output.acls : "${acl.operation} ${acl.resource_type} ${acl.resource_name}"],
      [for acl in output.acls : "${acl.operation} ${acl.resource_type} ${acl.resource_name}" if acl.principal == "provisioning"],
    )) == 0
    error_message = "The shared key lacks: ${output.acls_json}"
  }
  assert {
    condition     = length(output.acls) == length(distinct(output.acls))
    error_message = "Twice: ${output.acls_json}"
  }
}

run "separate_keys_keep_to_their_own" {
  command = plan

  assert {
    condition     = !contains([for acl in output.acls : acl.resource_name if acl.principal == "provisioning"], "k2g-connect-meetup-rsvp")
    error_message = "Provisioning may join the worker's group."
  }
}
