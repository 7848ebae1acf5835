run "topics_are_needed" {
  command = plan
  variables {
    topics = []
  }
  expect_failures = [var.topics]
}

run "an_asterisk_alone_would_be_every_topic" {
  command = plan
  variables {
    topics = ["*"]
  }
  expect_failures = [var.topics]
}

run "an_asterisk_is_at_the_end" {
  command = plan
  variables {
    dead_letter_topics = ["meetup-*-dlq"]
  }
  expect_failures = [var.dead_letter_topics]
}

run "an_asterisk_alone_would_be_every_group" {
  command = plan
  variables {
    connectors = ["*"]
  }
  expect_failures = [var.connectors]
}

run "a_prefix_that_others_may_have" {
  command = plan
  variables {
    run_prefix = "k2"
  }
  expect_failures = [var.run_prefix]
}

run "who_runs_connectors" {
  command = plan
  variables {
    connect = "docker"
  }
  expect_failures = [var.connect]
}

run "internal_topics_of_one_name" {
  command = plan
  variables {
    worker = { config_storage_topic = "connect", offset_storage_topic = "connect" }
  }
  expect_failures = [var.worker]
}

run "a_type_that_there_is_not" {
  command = plan
  variables {
    cluster = { type = "premium" }
  }
  expect_failures = [var.cluster]
}

run "a_cloud_in_lower_case" {
  command = plan
  variables {
    cluster = { cloud = "gcp" }
  }
  expect_failures = [var.cluster]
}

run "a_region_by_its_display_name" {
  command = plan
  variables {
    cluster = { region = "Frankfurt (europe-west3)" }
  }
  expect_failures = [var.cluster]
}

run "freight_is_on_aws" {
  command = plan
  variables {
    cluster = { type = "freight", cloud = "GCP" }
  }
  expect_failures = [var.cluster]
}

run "basic_is_in_one_zone" {
  command = plan
  variables {
    cluster = { availability = "MULTI_ZONE" }
  }
  expect_failures = [var.cluster]
}

run "dedicated_needs_its_size" {
  command = plan
  variables {
    cluster = { type = "dedicated" }
  }
  expect_failures = [var.cluster]
}

run "others_have_no_size" {
  command = plan
  variables {
    cluster = { type = "standard", cku = 1 }
  }
  expect_failures = [var.cluster]
}

run "two_units_in_several_zones" {
  command = plan
  variables {
    cluster = { type = "dedicated", availability = "MULTI_ZONE", cku = 1 }
  }
  expect_failures = [var.cluster]
}

run "availability_by_type" {
  command = plan
  variables {
    cluster = { type = "freight", cloud = "AWS", region = "us-east-1" }
  }
  assert {
    condition     = output.availability == "LOW"
    error_message = "Availability: ${output.availability}"
  }
}

run "availability_as_given" {
  command = plan
  variables {
    cluster = { type = "standard", availability = "HIGH" }
  }
  assert {
    condition     = output.availability == "HIGH"
    error_message = "Availability: ${output.availability}"
  }
}
